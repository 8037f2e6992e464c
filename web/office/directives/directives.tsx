/** "Văn bản": official letters to the schools of a unit, and how many have acknowledged each. Loaded when opened. */
import './directives.css';
import type { DirectivesAnswer } from '../../../functions/directives/directives.ts';
import { answersOf } from '../answers.ts';
import { Download } from '../kit/download.tsx';
import { FilterBar, Order, Pages, Search } from '../kit/list.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { mayAnywhere } from '../views.tsx';
import { DirectiveDetail } from './detail.tsx';
import { Publish } from './publish.tsx';
import { Progress, Tags, useDirectiveWords } from './words.tsx';

const useDirectives = answersOf<DirectivesAnswer>();
/** Instead of a letter's id: one that is being written. */
const NEW = 'moi';

function List() {
  const { place, unit, session, say } = useOffice();
  const words = useDirectiveWords();
  const query = { unit, q: place.q, sort: place.sort };
  return (
    <>
      <ScreenHead
        title={words.title}
        tab={words.title}
        actions={
          <>
            <Download path={apiPath('/api/exports/directives', query)} />
            {mayAnywhere(session.account, 'publish-directive') && (
              <Go to={{ id: NEW, q: '' }} class="button go">
                {words.publishNew}
              </Go>
            )}
          </>
        }
      />
      <section class="card" aria-label={words.list}>
        <FilterBar label={words.filters} of={['q', 'sort']}>
          <Search />
          <Order of={['newest', 'oldest', 'name']} />
        </FilterBar>
        <Pages path={apiPath('/api/directives', query)} use={useDirectives} empty={words.none}>
          {({ rows, today }) => (
            <ul class="plain">
              {rows.map((letter) => (
                <li key={letter.id} class="letter">
                  <span class="tags">
                    <Go to={{ id: letter.id, q: '' }} class="name">
                      {letter.number}
                    </Go>
                    <Tags letter={letter} today={today} />
                  </span>
                  <small>{words.issued(letter.issuer, say.day(letter.date))}</small>
                  <p>{letter.title}</p>
                  <small>
                    {letter.unit.name} · {words.deadlineIs(say.day(letter.deadline))}
                  </small>
                  <Progress of={letter} />
                </li>
              ))}
            </ul>
          )}
        </Pages>
      </section>
    </>
  );
}

export function Directives() {
  const { place, session } = useOffice();
  if (place.id === NEW && mayAnywhere(session.account, 'publish-directive')) return <Publish />;
  return place.id === '' || place.id === NEW ? (
    <List key={place.unit} />
  ) : (
    <DirectiveDetail key={`${place.id} ${place.unit}`} id={place.id} />
  );
}
