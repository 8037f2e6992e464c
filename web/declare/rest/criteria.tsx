/** The criteria: as last time, changed ones marked, mandatory ones said. Texts are the letter's, in Vietnamese. */
import { safetyLevel } from '../../../functions/declarations/criteria.ts';
import type { Draft } from '../../../functions/declarations/declaration.ts';
import { edit } from '../actions.ts';
import { Card, lastOf, Wrong } from '../parts.tsx';
import { targets } from '../state.ts';
import { _, inEnglish } from '../words.ts';
import { Safety } from './figures.tsx';
import { setOf } from './rules.ts';

export const Criteria = ({ draft }: { draft: Draft }) => {
  const set = setOf(draft);
  if (!set) return null;
  const { passed } = draft.criteria;
  const before = lastOf()?.declaration.criteria;
  const comparable = before?.set === set.id && before.version === set.version;
  const put = (numbers: number[]): void =>
    edit(
      'criteria.passed',
      numbers.sort((a, b) => a - b),
    );
  return (
    <Card>
      <fieldset id="criteria" tabIndex={-1}>
        <legend>
          {_`Tiêu chí an toàn ${passed.length}/${set.items.length}`} <small>{set.letter}</small>
        </legend>
        <Wrong path="criteria.passed" />
        <p>
          <Safety
            level={safetyLevel(set, passed, draft.operation.state)}
            confirmed={targets().every(({ round }) => round.criteria.confirmed)}
          />
        </p>
        <button type="button" class="chip" onClick={() => put(set.items.map(({ n }) => n))}>
          {_`Tất cả đều đạt`}
        </button>
        {set.items.map(({ n, text, mandatory }) => {
          const ok = passed.includes(n);
          const changed = comparable && before.passed.includes(n) !== ok;
          return (
            <label class={`crit ${changed ? 'changed' : ''}`} key={n}>
              <b>{n}</b>
              <span lang={inEnglish() ? 'vi' : undefined}>
                {text}
                {mandatory && <em>{_`bắt buộc`}</em>}
                {changed && <small>{ok ? _`lần trước: Không đạt` : _`lần trước: Đạt`}</small>}
              </span>
              <input
                type="checkbox"
                checked={ok}
                onChange={() => put(ok ? passed.filter((m) => m !== n) : [...passed, n])}
              />
              <span class={`mark ${ok ? 'yes' : 'no'}`}>{ok ? _`✓ Đạt` : _`✗ Không đạt`}</span>
            </label>
          );
        })}
      </fieldset>
    </Card>
  );
};
