// First bundle of /khai-bao/: every byte counts.
/** What the page knows, in one object. A change paints the whole page anew: it is small, and nothing can be out of step. */
import type { Draft, Finding } from '../../functions/declarations/declaration.ts';
import type {
  DeclareAnswer,
  DeclareBody,
  MineAnswer,
  MyDuty,
  OnBehalfAnswer,
  OnBehalfBody,
} from '../../functions/declarations/mine.ts';
import type { Trouble } from './api.ts';

export type Screen = 'loading' | 'sign-in' | 'home' | 'form' | 'review' | 'history';

/** One PUT, kept until it was received: the same submission goes out again when an answer was lost. */
export interface Sending {
  round: string;
  body: DeclareBody | OnBehalfBody;
  /** The link it goes out by, whichever is opened on this machine by then; null: the account's session. */
  via?: string | null | undefined;
  /** Below /api/. */
  path?: string;
  /** True while it is under way. */
  going?: boolean;
  trouble?: Trouble | undefined;
  answer?: DeclareAnswer;
}

/** The declaration being made. Lives in storage under `draft <round> <school>`. */
export interface Work {
  draft: Draft;
  /** Ids of the rounds it will be sent to. */
  rounds: string[];
  correcting: boolean;
  /** Opened field by field rather than as last time. */
  whole: boolean;
  /** Server's instant of the last keystroke; empty: nothing typed yet. */
  savedAt: string;
  sending: Sending[];
  /** On behalf: when the school was on the phone, with its offset. */
  calledAt?: string;
}

/** What was typed on the first screen before the rules came, by dotted path. */
export type Typed = Record<string, unknown>;

/** The school's own duties, or those an officer declares for it. */
export type Mine = Omit<MineAnswer, 'by'> & {
  by: MineAnswer['by'] | OnBehalfAnswer['by'];
  officer?: OnBehalfAnswer['officer'];
};

export interface State {
  screen: Screen;
  /** How many parts of the screen stand: a new one comes part by part, so that no touch waits for the whole of it. */
  parts: number;
  mine?: Mine | undefined;
  /** Id of the school in view. */
  school?: string | undefined;
  typed: Typed;
  work?: Work | undefined;
  /** What the rules said when last asked; asked again on every change once a review was wanted. */
  findings: readonly Finding[];
  checked: boolean;
  /** The last call that failed, other than a declaration's. */
  trouble?: Trouble | undefined;
  /** A file did not come. Browsers then never ask for it again: only a new start of the page does. */
  broken?: boolean;
  /** What became of copying the declaration: a sentence, or the text itself to copy by hand. */
  copied?: string | undefined;
  /** A sentence for the top of the page. */
  notice?: string | undefined;
  /** Rules, form, review, receipt: fetched at the first touch. */
  rest?: typeof import('./rest/rest.tsx') | undefined;
  /** What only an officer on behalf of a school is shown. */
  behalf?: typeof import('./behalf/behalf.tsx') | undefined;
  /** Sign-in and history. */
  account?: typeof import('./account/account.tsx') | undefined;
}

/** More than any screen has. */
export const PARTS = 7;

export const state: State = { screen: 'loading', parts: 1, typed: {}, findings: [], checked: false };

let paint = (): void => {};
export const onChange = (painter: () => void): void => {
  paint = painter;
};

/** Changes the state and paints; `focus` names the element that takes the focus as soon as it stands. */
export function change(patch: Partial<State>, focus = ''): void {
  const isNew = patch.screen && patch.screen !== state.screen;
  Object.assign(state, patch, isNew && { parts: 1 });
  paint();
  if (isNew || focus) void unfold(focus);
}

/** After the next picture; soon, where none comes because nobody looks. */
export const pictured = () =>
  new Promise<void>((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 99);
  });

/** The screen's parts, a picture each. To focus before a picture would lay the page out twice. */
async function unfold(focus: string): Promise<void> {
  for (const { screen } = state; ; ) {
    await pictured();
    if (screen !== state.screen) return;
    const wanted = document.getElementById(focus);
    wanted?.focus();
    if (state.parts === PARTS) return;
    state.parts += 1;
    paint();
    if (wanted) focus = '';
  }
}

export const duties = (): MyDuty[] => state.mine?.duties.filter((duty) => duty.school === state.school) ?? [];
export const targets = (): MyDuty[] => duties().filter((duty) => state.work?.rounds.includes(duty.round.id));
export const schoolInView = () => state.mine?.schools.find((school) => school.id === state.school);
