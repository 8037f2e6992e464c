/** What will be sent, what is not as last time, what the rules ask once; then sending, each round with its own state. */
import { type Change, changesSince } from '../../../functions/declarations/changes.ts';
import type { Draft, Finding } from '../../../functions/declarations/declaration.ts';
import { emptyDeclaration } from '../../../functions/declarations/draft.ts';
import type { RoundBrief } from '../../../functions/declarations/mine.ts';
import { edit } from '../actions.ts';
import type { Trouble } from '../api.ts';
import { now } from '../clock.ts';
import { storage } from '../keep.ts';
import { Button, Card, lastOf } from '../parts.tsx';
import { change, type Sending, schoolInView, state, targets, type Work } from '../state.ts';
import { _, day, moment, num, time } from '../words.ts';
import { Figures } from './figures.tsx';
import { go, openForm } from './moves.ts';
import { mayPass } from './outbox.ts';
import { setOf } from './rules.ts';
import { insist, send, yieldTo } from './sending.ts';
import { fullDay, texts } from './texts.ts';
import { sentenceOf } from './trouble.ts';
import { say } from './wrong.tsx';

/** A value as people read it. */
function shown(path: string, value: Change['to']): string {
  if (value === undefined || value === null || value === '') return '–';
  if (value === true) return path.startsWith('criteria') ? _`Đạt` : _`Có`;
  if (typeof value === 'number') return num(value);
  if (path === 'operation.state')
    return texts().operationNames[value as keyof ReturnType<typeof texts>['operationNames']];
  if (/measure$/.test(path))
    return texts().measureNames[value as keyof ReturnType<typeof texts>['measureNames']];
  return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? fullDay(String(value)) : String(value);
}

const arrow = (from: unknown, to: unknown): string =>
  typeof from === 'number' && typeof to === 'number' ? (to > from ? ' ↑' : ' ↓') : '';

const absent = (path: string, value: Change['to']) =>
  value === undefined ? (path.startsWith('criteria') ? _`Không đạt` : _`Không`) : shown(path, value);

/** Each field that differs, old → new. Absences are new every day: they stand in the figures above. */
export const Changes = ({ list }: { list: Change[] }) => (
  <ul class="changes">
    {list.map(({ path, from, to }) => (
      <li key={path}>
        {texts().fieldName(path, schoolInView()?.level)}:{' '}
        <s>{/^(needs|criteria)/.test(path) ? absent(path, from) : shown(path, from)}</s>
        {' → '}
        <b>{(/^(needs|criteria)/.test(path) ? absent(path, to) : shown(path, to)) + arrow(from, to)}</b>
      </li>
    ))}
  </ul>
);

/** The next question takes the focus, after the last one the way on. */
function confirmed(draft: Draft, { code }: Finding): void {
  edit('confirmed', [...draft.confirmed, code]);
  document.querySelector<HTMLElement>('.ask button, .bar button')?.focus();
}

/** Soft rules ask once; the yes is kept with the declaration. */
const Questions = ({ draft }: { draft: Draft }) => (
  <>
    {state.findings
      .filter(({ soft }) => soft)
      .map((finding) => (
        <Card class="ask" key={finding.code + finding.path}>
          <p>{say(finding)}</p>
          <div class="pair">
            <Button go={() => confirmed(draft, finding)}>{texts().confirmation(finding)}</Button>
            <Button class="plain" go={() => openForm(finding.path)}>{_`Sửa`}</Button>
          </div>
        </Card>
      ))}
  </>
);

/** Somebody declared meanwhile: theirs is shown against ours, and a person decides. */
const Newer = ({ one }: { one: Sending }) => {
  const newer = one.trouble?.body?.newer;
  if (!newer) return null;
  const changes = changesSince(newer.declaration, one.body.declaration);
  return (
    <>
      <p>{_`Bản lần ${newer.revision} do ${newer.by} gửi, nhận lúc ${moment(newer.receivedAt)}.`}</p>
      <p>{changes.length > 0 ? _`Bản đang soạn khác bản đó ở:` : _`Bản đang soạn giống hệt bản đó.`}</p>
      <Changes list={changes} />
      <Button go={() => insist(one)}>{_`Gửi bản của tôi, thay bản đó`}</Button>
      <Button class="plain" go={yieldTo}>{_`Giữ bản đó, bỏ bản của tôi`}</Button>
    </>
  );
};

/** What is true: kept here, not sent, and whether it goes by itself. */
const NotSent = ({ trouble }: { trouble: Trouble }) => (
  <>
    {storage.works
      ? _`đã lưu trên máy này – chưa gửi.`
      : _`chưa gửi, và trình duyệt này không lưu được: đừng đóng trang.`}{' '}
    {sentenceOf(trouble)}{' '}
    {trouble.status === 0 && _`Chưa rõ hệ thống đã nhận hay chưa: gửi lại không bị ghi hai lần.`}{' '}
    {mayPass(trouble)
      ? _`Trang tự gửi lại khi có mạng; có thể đóng trang và mở lại sau.`
      : _`Bản đang soạn vẫn được giữ trên máy này.`}
  </>
);

/** The deadline passed while it waited: it is still worth sending. */
const Lateness = ({ round }: { round: RoundBrief }) =>
  now() > round.closesAt ? (
    <p>{_`Kỳ này đã đến giờ đóng: bản này vẫn được gửi, có thể được giữ làm bản bổ sung chờ duyệt.`}</p>
  ) : now() > round.dueAt ? (
    <p>{_`Đã quá hạn ${time(round.dueAt)}: bản này vẫn được gửi và tính trễ hạn; giờ bấm gửi được ghi kèm.`}</p>
  ) : null;

/** Whatever happens, what was entered can be had as text. */
const Copy = ({ draft }: { draft: Draft }) => {
  const set = setOf(draft);
  const tell = (copied: string) => change({ copied });
  if (!set) return null;
  const copy = async () => {
    const lines = changesSince(emptyDeclaration(set), draft).map(
      ({ path, to }) => `${texts().fieldName(path, schoolInView()?.level)}: ${shown(path, to)}`,
    );
    const text = [schoolInView()?.name, ...targets().map(({ round }) => round.title), ...lines].join('\n');
    try {
      await navigator.clipboard.writeText(text);
      tell(_`Đã chép. Có thể dán vào tin nhắn để gửi đơn vị quản lý trường.`);
    } catch {
      tell(text);
    }
  };
  return (
    <>
      <Button class="plain" go={copy}>{_`Chép nội dung bản khai báo`}</Button>
      <p role="status" class="copied">
        {state.copied}
      </p>
    </>
  );
};

const One = ({ one }: { one: Sending }) => {
  const round = targets().find(({ round: { id } }) => id === one.round)?.round;
  const title = round?.kind === 'requested' ? round.title : day(round?.opensAt ?? one.round);
  const { trouble } = one;
  return (
    <Card class={trouble ? 'alert' : ''}>
      <p role={trouble ? 'alert' : 'status'}>
        <b>{title}</b>: {one.answer && _`đã nhận, mã số ${one.answer.reference}`}
        {one.going && _`đang gửi…`}
        {trouble && <NotSent trouble={trouble} />}
      </p>
      {round && !one.answer && <Lateness round={round} />}
      <Newer one={one} />
    </Card>
  );
};

/** What a correction changes; of a new declaration, what is not as last time. Absences are new every day. */
const Differences = ({ work: { draft, correcting } }: { work: Work }) => {
  const sent = correcting ? targets()[0]?.current : undefined;
  const last = lastOf();
  const before = sent ?? last;
  if (!before) return null;
  const changes = changesSince(before.declaration, draft).filter(({ path }) => sent || !/absent/.test(path));
  const than = sent ? _`bản đã gửi lúc ${moment(sent.receivedAt)}` : day(last?.round.slice(0, 10) ?? '');
  return (
    <Card>
      <h2>{changes.length > 0 ? _`Thay đổi so với ${than}` : _`Các mục khác giữ nguyên như ${than}`}</h2>
      <Changes list={changes} />
    </Card>
  );
};

export const Review = () => {
  const { work, parts } = state;
  if (!work) return null;
  const { draft, sending } = work;
  const asked = state.findings.some(({ soft }) => soft);
  const going = sending.some((one) => one.going);
  const stale = sending.some(({ trouble }) => trouble?.body?.newer);
  const tried = sending.some(({ trouble, answer }) => trouble || answer);
  return (
    <>
      <h2 class="title" id="review" tabIndex={-1}>{_`Xem lại trước khi gửi`}</h2>
      <Questions draft={draft} />
      {parts > 1 && (
        <Card>
          <Figures draft={draft} confirmed={targets().every(({ round }) => round.criteria.confirmed)} />
        </Card>
      )}
      {parts > 2 && <Differences work={work} />}
      {targets().some(({ round }) => round.closedAt) && (
        <Card>{_`Kỳ này đã đóng: bản gửi bây giờ được giữ làm bản bổ sung, chờ cán bộ phụ trách chấp nhận.`}</Card>
      )}
      {sending.map((one) => (
        <One key={one.round} one={one} />
      ))}
      {sending.some(({ trouble }) => trouble) && <Copy draft={draft} />}
      <footer class="bar">
        {!stale && (
          <Button go={send} busy={asked || going}>
            {going
              ? _`Đang gửi…`
              : tried
                ? _`Gửi lại`
                : targets().length > 1
                  ? _`Gửi cho ${targets().length} kỳ`
                  : _`Gửi`}
          </Button>
        )}
        {asked && <small>{_`Trả lời câu hỏi ở trên rồi gửi.`}</small>}
        {!going && (
          <button
            type="button"
            class="link"
            onClick={() => (work.whole ? openForm() : go('home'))}
          >{_`Quay lại sửa`}</button>
        )}
      </footer>
    </>
  );
};
