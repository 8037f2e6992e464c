/** A visit without a network: the page goes on with what it was last told, and says so. */
import { arrive } from '../actions.ts';
import { kept } from '../keep.ts';
import { change, type Mine, state } from '../state.ts';
import { _, moment } from '../words.ts';

/** The last answer, by which link, and when on this machine's clock. */
type Told = [mine: Mine, link: string | null | undefined, at: number];

/** The server's clock carried on by the device's: only for showing, and only while there is nothing better. */
const carriedOn = (now: string, since: number): string =>
  new Date(Date.parse(now) + Math.max(0, Date.now() - since)).toISOString();

export function offline(): void {
  const told = kept<Told>('mine');
  if (state.mine || !told || early.behalf) return;
  const [mine, link, at] = told;
  // Somebody else's duties are nobody's to show.
  if ((link ?? null) !== (early.link ?? null)) return;
  arrive({ ...mine, now: carriedOn(mine.now, at) });
  change({
    notice: _`Đang dùng thông tin lấy lúc ${moment(mine.now)}. Vẫn khai báo được: bản đã bấm gửi tự đi khi có mạng.`,
  });
}
