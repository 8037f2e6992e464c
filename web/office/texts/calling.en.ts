/** Calling a school, its contact and its links, in English. */
import type { callingVi } from './calling.vi.ts';

export const callingEn: typeof callingVi = {
  outcomes: { 'will-send': 'Will send', 'no-answer': 'No answer', other: 'Other reason' },
  outcomeOf: (school) => `What came of the call: ${school}`,
  last: (outcome, by, when) => `${outcome} · ${by} called ${when}`,
  noted: (outcome, time) => `Noted at ${time}: ${outcome}`,
  editContact: 'Edit contact',
  addContact: 'Add a contact',
  declareFor: 'Declare by phone',
  declareForSchool: (school) => `Declare on behalf, by phone: ${school}`,

  otherTitle: (school) => `Other reason – ${school}`,
  note: 'What was said',
  noteHint:
    'For example: no power until 17:00; the head is travelling. No names of pupils, no phone numbers.',
  notName: 'Not the name of a pupil or of their family',
  noteIt: 'Note it',

  contactOf: (school) => `Contact – ${school}`,
  name: 'Name',
  position: 'Position',
  phone: 'Phone',
  phoneHint: 'For example: 0912 345 678 or 0297 3846 123',
  email: 'E-mail',
  emailHint: 'For officers to write to. Reminders still go to the address of the school’s account.',
  save: 'Save contact',
  theirs: (by, at) => `${by} changed it at ${at}:`,
  newer: 'As it now stands:',
  takeTheirs: 'Use theirs',
  saveMine: 'Save mine all the same',
  linksEnded:
    'Saved. Declare links were sent to the address that was replaced, so the school’s links so far open nothing any more; the next reminder brings a new one.',
  understood: 'Close',

  calls: 'Calls',
  noCalls: 'No call has been noted in this round.',
  takenBack: 'taken back',
  revoke: 'Revoke the links sent',
  revokeTitle: 'Revoke the declare links?',
  revokeText:
    'No declare link sent to the school so far will open any more. The school can still sign in, and the next reminder or nudge brings a new link. For mail that went to the wrong person, or to one who has left.',
  revokeIt: 'Revoke',
  revokedAt: (time) => `The links were revoked at ${time}.`,
};
