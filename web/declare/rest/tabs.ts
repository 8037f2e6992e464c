/** Two tabs, one draft: what the other one keeps is shown here, never covered silently. */
import { load } from '../actions.ts';
import { change, state, targets, type Work } from '../state.ts';
import { _ } from '../words.ts';
import { draftKey } from './draft.ts';
import { ask } from './rules.ts';

function onKept({ key, newValue }: StorageEvent): void {
  if (!state.work || key !== draftKey(targets()[0])) return;
  if (newValue === null) {
    change({
      work: undefined,
      typed: {},
      screen: 'home',
      notice: _`Bản khai báo này vừa được gửi hoặc bỏ ở một cửa sổ khác của máy này.`,
    });
    return void load();
  }
  const work: Partial<Work> = JSON.parse(newValue);
  if (!work.draft || !work.rounds || JSON.stringify(work.draft) === JSON.stringify(state.work.draft)) return;
  const shown: Work = { ...state.work, ...work, sending: work.sending ?? [] };
  change({
    work: shown,
    findings: state.checked ? ask(shown) : [],
    notice: _`Bản nháp này vừa được sửa ở một cửa sổ khác của máy này; đang hiện bản mới nhất.`,
  });
}

export function watchTabs(): void {
  addEventListener('storage', onKept);
  // Another link opened in this very tab: the first bytes must read it.
  addEventListener('hashchange', () => {
    if (/^#(t|dang-nhap|thay)=/.test(location.hash)) location.reload();
  });
}
