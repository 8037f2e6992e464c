/** The head of the page: product, the two views, who is looking. */
import type { ComponentChildren } from 'preact';
import { Disclosure, Go, LanguageSwitch, useOffice } from './office.tsx';
import { hrefOf, NO_FILTER, type Place } from './place.ts';

function Tab({ view, children }: { view: Place['view']; children: ComponentChildren }) {
  const { place } = useOffice();
  const here = place.view === view ? { 'aria-current': 'page' as const } : {};
  return (
    <Go to={{ view, school: '', ...NO_FILTER }} {...here}>
      {children}
    </Go>
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
        <nav aria-label={texts.menu}>
          <Tab view="">{texts.overview}</Tab>
          <Tab view="tinh-hinh">{texts.situation}</Tab>
        </nav>
        <div class="who">
          <LanguageSwitch />
          <Account />
        </div>
      </div>
    </header>
  );
}
