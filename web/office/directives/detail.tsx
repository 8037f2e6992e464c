/** One letter: what it says, how far each unit is, who has not acknowledged, and a reminder to those. */
import { useState } from 'preact/hooks';
import type {
  AcknowledgementRow,
  DirectiveAnswer,
  EditAnswer,
  EditBody,
  RemindAnswer,
} from '../../../functions/directives/directives.ts';
import { answersOf } from '../answers.ts';
import { Card } from '../cards.tsx';
import { ContactLinks } from '../contact.tsx';
import { Failure, Stale } from '../failure.tsx';
import { useAction, useSaid } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Download } from '../kit/download.tsx';
import { Form } from '../kit/form.tsx';
import { Choice, FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { type Done, Notice } from '../kit/notice.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { SchoolLink } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { Waiting } from '../signs.tsx';
import { LetterFields, letterFrom, type Typed } from './fields.tsx';
import { Progress, Tags, useDirectiveWords } from './words.tsx';

const useDirective = answersOf<DirectiveAnswer>();

type Directive = DirectiveAnswer['directive'];
const bodyOf = (directive: Directive, withdrawn: boolean): EditBody => {
  const { number, issuer, date, title, deadline, link, revision } = directive;
  // It is the very letter that was published under this number.
  return {
    number,
    issuer,
    date,
    title,
    deadline,
    ...(link && { link }),
    revision,
    withdrawn,
    numberAgain: true,
  };
};

function Edit(props: { directive: Directive; onDone: () => void; onClose: () => void }) {
  const words = useDirectiveWords();
  const { directive } = props;
  const doing = useAction<EditAnswer>();
  const [typed, type] = useState<Typed>({
    number: directive.number,
    issuer: directive.issuer,
    date: directive.date,
    title: directive.title,
    deadline: directive.deadline,
    link: directive.link ?? '',
  });
  const [again, mean] = useState(false);
  const save = async () => {
    const body: EditBody = {
      ...letterFrom(typed),
      revision: directive.revision,
      withdrawn: directive.withdrawnAt !== undefined,
      ...(again && { numberAgain: again }),
    };
    if (await doing.run('PUT', `/api/directives/${directive.id}`, body)) props.onDone();
  };
  return (
    <Dialog title={words.editTitle} onClose={props.onClose}>
      <Form
        id="edit"
        submit={words.save}
        pending={doing.pending}
        failure={doing.failure}
        onCancel={props.onClose}
        onSubmit={() => void save()}
      >
        <LetterFields typed={typed} onType={type} failure={doing.failure} again={again} onAgain={mean} />
      </Form>
    </Dialog>
  );
}

/** Correct, withdraw, put back: each said, withdrawing with the way back. */
function Manage({ directive, again }: { directive: Directive; again: () => void }) {
  const words = useDirectiveWords();
  const said = useSaid();
  const doing = useAction<EditAnswer>();
  const [editing, edit] = useState(false);
  const [done, tell] = useState<Done>();
  const put = async (from: Directive, withdrawn: boolean) => {
    const url = `/api/directives/${from.id}`;
    const answer = await doing.run('PUT', url, bodyOf(from, withdrawn));
    again();
    if (!answer) return;
    const next = { ...from, revision: answer.revision };
    tell({
      text: withdrawn ? words.nowWithdrawn : words.nowRestored,
      ...(withdrawn && { undo: () => put(next, false) }),
    });
  };
  const isWithdrawn = directive.withdrawnAt !== undefined;
  return (
    <>
      <p class="ways">
        <button type="button" class="button" onClick={() => edit(true)}>
          {words.edit}
        </button>
        <button
          type="button"
          class="button"
          aria-disabled={doing.pending}
          onClick={() => void put(directive, !isWithdrawn)}
        >
          {isWithdrawn ? words.restore : words.withdraw}
        </button>
      </p>
      <Notice done={done} />
      {doing.failure && <p class="wrong">{said(doing.failure)}</p>}
      {editing && (
        <Edit
          directive={directive}
          onClose={() => edit(false)}
          onDone={() => {
            edit(false);
            tell({ text: words.nowSaved });
            again();
          }}
        />
      )}
    </>
  );
}

function Remind({ answer, again }: { answer: DirectiveAnswer; again: () => void }) {
  const words = useDirectiveWords();
  const said = useSaid();
  const { say } = useOffice();
  const doing = useAction<RemindAnswer>();
  const [sent, keep] = useState<RemindAnswer>();
  const { directive, unit } = answer;
  const remind = async () => {
    const url = `/api/directives/${directive.id}/reminders`;
    const result = await doing.run('POST', url, { unit: unit.path });
    if (result) keep(result);
    again();
  };
  return (
    <>
      {answer.mayRemind && !answer.remindedToday && (
        <p>
          <button type="button" class="button go" aria-disabled={doing.pending} onClick={() => void remind()}>
            {doing.pending
              ? words.reminding
              : words.remind(say.number(directive.expected - directive.acknowledged))}
          </button>
        </p>
      )}
      <div role="status" class={sent ? 'notice' : 'hidden'}>
        {sent && words.reminded(say.number(sent.schools))}{' '}
        {sent && sent.unreachable > 0 && words.notReached(say.number(sent.unreachable))}
      </div>
      {answer.mayRemind && answer.remindedToday && !sent && <p class="small muted">{words.remindedToday}</p>}
      {doing.failure && <p class="wrong">{said(doing.failure)}</p>}
    </>
  );
}

function Said({ answer, again }: { answer: DirectiveAnswer; again: () => void }) {
  const words = useDirectiveWords();
  const { say, texts } = useOffice();
  const { directive } = answer;
  const levels = directive.levels.map((level) => texts.levels[level]).join(', ') || words.everyLevel;
  return (
    <section class="card stacked" aria-label={directive.number}>
      <span class="tags">
        <small>{words.issued(directive.issuer, say.day(directive.date))}</small>
        <Tags letter={directive} today={answer.today} />
      </span>
      <p>{directive.title}</p>
      {directive.link && (
        <p>
          <a href={directive.link} target="_blank" rel="noreferrer">
            {words.open}
          </a>
        </p>
      )}
      <small>
        {words.scope}: {directive.unit.name}, {levels} · {words.deadlineIs(say.day(directive.deadline))} ·{' '}
        {words.publishedBy(directive.by, say.brief(directive.publishedAt))}
      </small>
      <Progress of={directive} />
      <Remind answer={answer} again={again} />
      {directive.mayEdit && <Manage directive={directive} again={again} />}
    </section>
  );
}

function Units({ units }: Pick<DirectiveAnswer, 'units'>) {
  const words = useDirectiveWords();
  const { place } = useOffice();
  if (units.length === 0) return null;
  return (
    <Card id="units" title={words.byUnit}>
      <ul class="plain">
        {units.map((unit) => (
          <li key={unit.path} class="letter letters-done">
            <Go to={{ ...place, unit: unit.path }} class="name">
              {unit.name}
            </Go>
            <Progress of={unit} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function School({ row }: { row: AcknowledgementRow }) {
  const words = useDirectiveWords();
  const { say, texts } = useOffice();
  const { school, acknowledged, contact } = row;
  return (
    <li class="line call">
      <SchoolLink school={school} />
      <span class="tags">
        <small>
          {school.unitName} · {texts.levels[school.level]}
        </small>
        {!acknowledged && <span class="tag worse">{words.missing}</span>}
      </span>
      {acknowledged && <small>{words.doneBy(acknowledged.by, say.brief(acknowledged.at))}</small>}
      {contact && <ContactLinks school={school} contact={contact} />}
    </li>
  );
}

function Kept({ answer: { directive, reminders } }: { answer: DirectiveAnswer }) {
  const words = useDirectiveWords();
  const { say } = useOffice();
  return (
    <>
      {reminders.length > 0 && (
        <Card id="reminders" title={words.reminders}>
          <ul class="plain small">
            {reminders.map(({ at, by, unitName, schools }) => (
              <li key={`${at} ${unitName}`}>
                {words.reminderLine(unitName, say.number(schools), by, say.brief(at))}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card id="changes" title={words.changes}>
        <ul class="plain small">
          {directive.changes.map(({ at, by, what }) => (
            <li key={at}>
              {by} {words.entries[what]}, {say.brief(at)}
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

export function DirectiveDetail({ id }: { id: string }) {
  const words = useDirectiveWords();
  const { texts, unit, place } = useOffice();
  const base = `/api/directives/${encodeURIComponent(id)}`;
  const { value, failure, again } = useDirective(apiPath(base, { unit }));
  if (!value)
    return failure ? (
      <Failure failure={failure} again={again} />
    ) : (
      <Waiting lines={12} label={texts.loading} />
    );
  const query = { unit, state: place.state, q: place.q, sort: place.sort };
  return (
    <>
      <ScreenHead
        title={value.directive.number}
        tab={`${words.title}: ${value.directive.number}`}
        actions={
          <>
            <Go to={{ id: '', state: '', q: '' }} class="button">
              {words.back}
            </Go>
            <Download path={apiPath('/api/exports/acknowledgements', { directive: id, ...query })} />
          </>
        }
      />
      <Stale failure={failure} again={again} since={value.now} />
      <div class="columns">
        <div class="wide">
          <Said answer={value} again={again} />
          <section class="card" aria-labelledby="by-school">
            <h2 id="by-school">{words.bySchool}</h2>
            <FilterBar label={words.schoolFilters} of={['q', 'state', 'sort']}>
              <Search />
              <Order of={['attention', 'name', 'unit']} />
              <Choice
                label={words.state}
                of="state"
                options={(['', 'missing', 'done'] as const).map((state) => [state, words.states[state]])}
              />
            </FilterBar>
            <Pages path={apiPath(base, query)} use={useDirective}>
              {({ rows }) => (
                <ul class="plain">
                  {rows.map((row) => (
                    <School key={row.school.id} row={row} />
                  ))}
                </ul>
              )}
            </Pages>
          </section>
        </div>
        <div class="narrow">
          <Units units={value.units} />
          <Kept answer={value} />
        </div>
      </div>
    </>
  );
}
