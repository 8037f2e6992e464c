/** Names of states, levels and kinds; failures; signing in, in English. */
import {
  caseNames,
  levelNames,
  measureNames,
  needNames,
  operationNames,
  safetyNames,
} from '../../../functions/declarations/texts.en.ts';
import type { commonVi } from './common.vi.ts';

export const commonEn: typeof commonVi = {
  states: {
    'not-required': 'Not required',
    awaiting: 'Not declared yet',
    declared: 'Declared',
    'declared-late': 'Declared late',
    silent: 'Past due, not declared',
    missed: 'Missed',
    supplemented: 'Supplement accepted',
  },
  safety: safetyNames,
  safetyShort: {
    good: 'Good',
    fair: 'Fair',
    unsafe: 'Poor',
    'mandatory-failed': 'Mandatory failed',
    'not-assessed': 'Not assessed',
  },
  levels: {
    preschool: 'Preschool',
    primary: 'Primary',
    'lower-secondary': 'Lower secondary',
    'upper-secondary': 'Upper secondary',
    'primary-lower-secondary': 'Primary & lower secondary',
    'lower-upper-secondary': 'Lower & upper secondary',
    'primary-lower-upper-secondary': 'Primary to upper secondary',
    continuing: 'Continuing education',
  },
  levelsLong: levelNames,
  operations: operationNames,
  needs: needNames,
  measures: measureNames,
  caseKinds: caseNames,

  tryAgain: 'Try again',
  newer: 'There is a newer version of this page. Finish what you are doing, then reload.',
  reload: 'Reload',
  asking: 'Trying again…',
  backToOwn: 'Back to my unit',
  whomToAsk: (office) =>
    `If this unit is part of your work, ask the system administrator at ${office} for access.`,
  retryAfter: (seconds) => `You can try again in ${seconds} seconds.`,
  failures: {
    forbidden: { title: 'This unit is not open to you', text: 'This account may not see that unit.' },
    missing: { title: 'Not found', text: 'There is no such round, unit or school.' },
    'too-many': { title: 'Too many requests', text: 'Please wait a moment and try again.' },
    refused: { title: 'The request is not right', text: 'Part of this address is not valid.' },
    broken: { title: 'Something went wrong', text: 'Please try again in a few minutes.' },
    network: {
      title: 'No connection',
      text: 'The server cannot be reached. Check the network and try again.',
    },
  },

  signIn: {
    title: 'Sign in',
    lead: 'For education offices, people’s committees and the health service.',
    again: 'Your session has ended. Sign in again to go on with the open page.',
    email: 'E-mail',
    send: 'Send a sign-in code',
    sending: 'Sending…',
    sent: (email) => `If ${email} has an account, a mail with a link and an 8-digit code has just been sent.`,
    code: '8-digit code',
    enter: 'Sign in',
    entering: 'Signing in…',
    otherEmail: 'Use another address',
    byLink: 'The link from your mail is open. Press the button to sign in.',
    school: 'Schools declare here',
    needEmail: 'Please enter your e-mail address.',
    needCode: 'The code is the 8 digits in the mail.',
  },
};
