/** The head of the page: product, the views, who is looking. */
import { Disclosure, Go, LanguageSwitch, useOffice } from './office.tsx';
import { hrefOf, NO_FILTER, type ViewName } from './place.ts';
import { type View, viewsFor } from './views.tsx';

function Tab({ view, className }: { view: ViewName; className?: string }) {
  const { place, texts } = useOffice();
  const here = place.view === view ? { 'aria-current': 'page' as const } : {};
  return (
    <Go to={{ view, school: '', ...NO_FILTER }} {...here} {...(className && { class: className })}>
      {texts.views[view]}
    </Go>
  );
}

const GROUPS = ['tab', 'round', 'time', 'run'] as const;
/** So many stand beside each other on a phone too. */
const ALWAYS = 2;

/** What is opened every hour stands in a row; all there is, in groups, behind one button. */
function Menu() {
  const { texts, session, place } = useOffice();
  const views = viewsFor(session.account);
  const of = (group: View['menu']) => views.filter(({ menu }) => menu === group);
  const more = views.filter(({ menu }) => menu !== undefined && menu !== 'tab');
  const elsewhere = more.some(({ name }) => name === place.view);
  return (
    <nav aria-label={texts.menu}>
      {of('tab').map(({ name }, i) => (
        <Tab key={name} view={name} className={i < ALWAYS ? '' : 'extra'} />
      ))}
      {(more.length > 0 || of('tab').length > ALWAYS) && (
        <Disclosure
          className={elsewhere ? 'more-views here' : 'more-views'}
          name={texts.menu}
          label={elsewhere ? texts.views[place.view] : texts.moreViews}
        >
          {GROUPS.filter((group) => of(group).length > 0).map((group) => (
            <section key={group} aria-label={texts.viewGroups[group]} class={`group-${group}`}>
              <p class="small muted">{texts.viewGroups[group]}</p>
              {of(group).map(({ name }) => (
                <Tab key={name} view={name} />
              ))}
            </section>
          ))}
        </Disclosure>
      )}
    </nav>
  );
}

/** Whose page this is, other units of the same person, and the way out. */
function Account() {
  const { session, texts, leave, unit } = useOffice();
  const { account } = session;
  const units = account.scopes.filter((scope) => scope.by !== 'school');
  const shown = units.find((scope) => scope.target === unit) ?? units[0];
  return (
    <Disclosure
      className="account"
      name={texts.account}
      label={<span class="short">{shown?.targetName ?? account.name}</span>}
    >
      <p>
        <b>{account.name}</b>
        <br />
        <small>{account.email}</small>
      </p>
      <ul class="plain rounds" aria-label={texts.scopes}>
        {units.map((scope) => (
          <li key={`${scope.role} ${scope.by} ${scope.target}`}>
            <Go to={{ view: '', unit: scope.target, school: '', ...NO_FILTER }}>
              <b>{scope.targetName}</b>
              <small>{texts.roles[scope.role] ?? ''}</small>
            </Go>
          </li>
        ))}
      </ul>
      <Go to={{ view: 'cua-toi', school: '', ...NO_FILTER }} class="button">
        {texts.views['cua-toi']}
      </Go>
      <button type="button" class="button" onClick={() => void leave(false)}>
        {texts.signOut}
      </button>
      <button type="button" class="button plain" onClick={() => void leave(true)}>
        {texts.signOutEverywhere}
      </button>
    </Disclosure>
  );
}

export function Header() {
  const { texts, session, place } = useOffice();
  return (
    <header>
      <a class="skip" href={`${hrefOf(place)}#main`}>
        {texts.skip}
      </a>
      {session.synthetic && (
        <p class="synthetic" role="note">
          {texts.synthetic}
        </p>
      )}
      <div class="top">
        <p class="brand">
          <i aria-hidden="true" /> {texts.product}
        </p>
        <Menu />
        <div class="who">
          <LanguageSwitch />
          <Account />
        </div>
      </div>
    </header>
  );
}
