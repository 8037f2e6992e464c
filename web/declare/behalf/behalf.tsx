/** An officer fills the form in for a school that is on the phone: said on top of every screen, with the time of the call. */
import { phoneText } from '../../../functions/declarations/phone.ts';
import { now } from '../clock.ts';
import { Card, Wrong } from '../parts.tsx';
import { save } from '../rest/draft.ts';
import { offset } from '../rest/texts.ts';
import { change, state } from '../state.ts';
import { _, time } from '../words.ts';

/** Until something is typed, and kept with it: the officer opens this page with the school on the line. */
let chosen: string | undefined;
const nowOnTheWall = (): string => `${state.mine?.today}T${time(now())}${offset()}`;
export const calledAt = (): string => {
  chosen ??= nowOnTheWall();
  return state.work?.calledAt ?? chosen;
};

/** Another time is another thing to send. */
function say(wall: string): void {
  if (!wall) return;
  chosen = wall.slice(0, 16) + offset();
  const { work } = state;
  if (work?.savedAt) save({ ...work, calledAt: chosen, sending: [] });
  else change(work ? { work: { ...work, calledAt: chosen } } : {});
}

/** The list the officer came from, as the office left it here; else the school's place in the office. */
function wayBack(): string {
  const [, round = '', , school = ''] = (early.behalf || '').split('/');
  try {
    const left = sessionStorage.getItem('quan-ly');
    if (left?.startsWith('/quan-ly/')) return left;
  } catch {
    // No storage: the school's place it is.
  }
  return `/quan-ly/?ky=${round}&xem=truong&truong=${school}`;
}

export const OnBehalf = () => {
  const { officer } = state.mine ?? {};
  const contact = officer?.contact;
  const is = contact && [contact.name, contact.position].filter(Boolean).join(', ');
  return (
    <Card class="notice">
      <h2>{_`Khai thay qua điện thoại`}</h2>
      {officer && (
        <>
          <p>{_`${officer.name} ghi theo lời nhà trường. Bản khai báo mang tên người ghi và giờ gọi, tính theo giờ gửi.`}</p>
          {contact && (
            <p>
              {is} {contact.phone && <a href={`tel:${contact.phone}`}>{phoneText(contact.phone)}</a>}
            </p>
          )}
          {state.work && (
            <div class="field">
              <label for="calledAt">{_`Giờ gọi`}</label>
              <input
                id="calledAt"
                type="datetime-local"
                value={calledAt().slice(0, 16)}
                onInput={({ currentTarget }) => say(currentTarget.value)}
              />
              <Wrong path="calledAt" />
            </div>
          )}
        </>
      )}
      <p class="aside">
        <a href={wayBack()}>{_`Trở về trang quản lý`}</a>
      </p>
    </Card>
  );
};
