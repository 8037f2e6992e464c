/** The second file, fetched at the first touch: the rules, the form, the review, the receipt, every rarer state. */
import './dress.ts';
import type { ComponentType } from 'preact';
import type { Screen } from '../state.ts';
import { Form } from './form.tsx';
import { watch } from './outbox.ts';
import { Review } from './review.tsx';
import { send } from './sending.ts';
import { watchTabs } from './tabs.ts';

watch(() => send(false));
watchTabs();

/** The screens this file brings. */
export const SCREENS: Partial<Record<Screen, ComponentType>> = { form: Form, review: Review };

export { adopt, put, save, valueIn } from './draft.ts';
export { Letters } from './letters.tsx';
export { correct, openForm, reportCases, resume, review } from './moves.ts';
export { Notices } from './notices.tsx';
export { offline, recall } from './offline.ts';
export { attempt } from './outbox.ts';
export { Questions } from './questions.tsx';
export { ask } from './rules.ts';
export { afterText, OtherSchool, Standing, stateText, Ways } from './standing.tsx';
export { sentenceOf } from './trouble.ts';
export { Summary, WrongText, wrongMarks } from './wrong.tsx';
