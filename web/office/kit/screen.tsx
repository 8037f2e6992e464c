/** The head of a view that belongs to no round: where we are, its name, what can be done. */
import './kit.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Go, useOffice } from '../office.tsx';
import { overviewPath, useOverview } from '../overview.tsx';
import { NO_FILTER, type ViewName } from '../place.ts';
import { useKitWords } from './words.ts';

/** The units on the way down to the one shown, and those below it to go on to. */
function UnitTrail() {
  const { texts, place, unit, go } = useOffice();
  const words = useKitWords();
  const { value } = useOverview(overviewPath('', unit, ''), false);
  if (!value) return null;
  return (
    <nav aria-label={texts.trail} class="trail">
      <ol>
        {value.trail.map((step) => (
          <li key={step.path}>
            <Go to={{ unit: step.path, school: '', id: '' }}>{step.name}</Go>
          </li>
        ))}
        <li>
          <span aria-current="page">{value.unit.name}</span>
        </li>
      </ol>
      {value.units.length > 0 && (
        <select
          aria-label={words.unit}
          value=""
          onChange={(event) => go({ ...place, unit: event.currentTarget.value, school: '', id: '' })}
        >
          <option value="">
            {words.unit}: {words.every}
          </option>
          {value.units.map(({ path, name }) => (
            <option key={path} value={path}>
              {name}
            </option>
          ))}
        </select>
      )}
    </nav>
  );
}

export function ScreenHead(props: {
  title: ComponentChildren;
  /** Of the window. */
  tab: string;
  /** With the units to go up and down; false where the view is about no unit. */
  units?: boolean;
  /** Links or buttons beside the title. */
  actions?: ComponentChildren;
}) {
  const { texts, arriving, place } = useOffice();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.tab} – ${texts.product}`;
  }, [props.tab, texts]);
  // Whoever went here by keyboard or ear goes on from the heading, not from a link that is gone.
  useEffect(() => {
    if (arriving.current) heading.current?.focus({ preventScroll: true });
    arriving.current = false;
  }, [place, arriving]);
  return (
    <div class="head">
      <div class="where">
        {props.units !== false && <UnitTrail />}
        <h1 tabIndex={-1} ref={heading}>
          {props.title}
        </h1>
      </div>
      {props.actions && <div class="pick">{props.actions}</div>}
    </div>
  );
}

/** Parts of a view, as links: each has its own address. */
export function Tabs(props: {
  label: string;
  tabs: readonly (readonly [tab: string, name: ComponentChildren])[];
}) {
  const { place } = useOffice();
  return (
    <nav aria-label={props.label} class="tabs">
      {props.tabs.map(([tab, name]) => (
        <Go
          key={tab}
          to={{ ...NO_FILTER, tab }}
          {...(place.tab === tab ? { 'aria-current': 'page' as const } : {})}
        >
          {name}
        </Go>
      ))}
    </nav>
  );
}

/** A link to another view of the same unit and round. */
export const ToView = (props: { view: ViewName; class?: string; children: ComponentChildren }) => (
  <Go to={{ view: props.view, school: '', ...NO_FILTER }} {...(props.class && { class: props.class })}>
    {props.children}
  </Go>
);
