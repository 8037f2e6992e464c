/** A visit before: what it was told is shown at once, until the answer comes or, without a network, in its place. */
import { arrive } from '../actions.ts';
import { keep, kept } from '../keep.ts';
import { change, type Mine, state } from '../state.ts';
import { _ } from '../words.ts';

/** The last answer, by which link, and when on this machine's clock. */
type Told = [mine: Mine, link: string | null | undefined, at: number];

/** The server's clock carried on by the device's: only for showing, and only while there is nothing better. */
const carriedOn = (now: string, since: number): string =>
  new Date(Date.parse(now) + Math.max(0, Date.now() - since)).toISOString();

export function recall(): void {
  const told = kept<Told>('mine');
  if (state.mine || !told || early.behalf) return;
  const [mine, link, at] = told;
  // An earlier build's, which told less.
  if (!mine.province.offset) return;
  // Somebody else's duties are nobody's to show.
  if ((link ?? null) === (early.link ?? null)) arrive({ ...mine, now: carriedOn(mine.now, at) });
}

/** What a declaration changed stands at the next visit too. */
export const remember = (mine: Mine): void => {
  if (!early.behalf) keep('mine', [mine, early.link, Date.now()] satisfies Told);
};

export function offline(): void {
  recall();
  if (state.mine && !early.behalf)
    change({
      notice: _`Đang dùng thông tin đã lưu trên máy này. Vẫn khai báo được: bản đã bấm gửi tự đi khi có mạng.`,
    });
}
