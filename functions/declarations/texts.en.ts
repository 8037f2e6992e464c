/** The declaration's words in English. The page fetches them only when asked for. */
import type { Level } from '../schools/unit.ts';
import type { SafetyLevel } from './criteria.ts';
import type { CaseKind, Measure, Need, Operation } from './declaration.ts';
import { type Texts, textsIn } from './texts.ts';

export const operationNames: Record<Operation, string> = {
  open: 'In person',
  partly: 'Partly in person',
  remote: 'Online',
  closed: 'Attendance suspended',
};
export const needNames: Record<Need, string> = {
  masks: 'Masks',
  sanitiser: 'Hand sanitiser',
  thermometers: 'Thermometers',
  'test-kits': 'Test kits',
  other: 'Other',
};
export const measureNames: Record<Measure, string> = {
  none: 'Still in class',
  remote: 'Learning online',
  closed: 'Suspended',
};
export const caseNames: Record<CaseKind, string> = {
  newConfirmed: 'New confirmed cases (F0)',
  activeConfirmed: 'Active confirmed cases',
  closeContacts: 'Close contacts (F1)',
  secondaryContacts: 'Contacts of F1 (F2)',
  isolating: 'Isolating',
  symptomatic: 'With symptoms',
};
export const safetyNames: Record<SafetyLevel, string> = {
  good: 'Good – safe',
  fair: 'Fair – safe, with regular checks',
  unsafe: 'Poor – not safe',
  'mandatory-failed': 'A mandatory criterion failed',
  'not-assessed': 'Not assessed',
};
export const levelNames: Record<Level, string> = {
  preschool: 'Preschool',
  primary: 'Primary',
  'lower-secondary': 'Lower secondary',
  'upper-secondary': 'Upper secondary',
  'primary-lower-secondary': 'Primary and lower secondary',
  'lower-upper-secondary': 'Lower and upper secondary',
  'primary-lower-upper-secondary': 'Primary, lower and upper secondary',
  continuing: 'Continuing education',
};

/** What the people counted are called; learners have a word of their own at some levels. */
export const staff = 'staff';
export const learners = 'pupils';
export const learnersOf: Partial<Record<Level, string>> = { preschool: 'children', continuing: 'learners' };

const totalMoved = '{field} is {value}; last time it was {limit}. Is that right?';

export const texts: Texts = /* @__PURE__ */ textsIn({
  operationNames,
  needNames,
  measureNames,
  caseNames,
  safetyNames,
  thousands: ',',
  staff,
  learners,
  learnersOf,
  fields: {
    'operation.state': 'Mode of operation',
    'operation.reason': 'Reason',
    'operation.until': 'Suspended through',
    total: 'Total number of {people}',
    absent: 'Number of {people} absent',
    absentIll: 'Number of {people} absent through illness',
    cases: 'Cases, contacts, symptoms',
    classes: 'Classes with cases or contacts',
    label: 'name of class or site',
    confirmed: 'confirmed cases',
    contacts: 'contacts',
    lastDay: 'last day at school',
    measure: 'measure',
    reportedAt: 'when the health station was told',
    criteria: 'Safety criteria',
    needs: 'Needs',
    remark: 'Remark',
    name: 'Name of the declarer',
    position: 'Position',
    phone: 'Phone number',
    answers: 'Extra question',
  },
  classFields: 'Class {n}: {end}',
  criterion: 'Criterion',
  yes: 'Yes, that is right',
  notAName: 'Not a person’s name',
  sentences: {
    required: '{field}: please give a number; write 0 if there are none.',
    blank: '{field}: please fill this in.',
    count: '{field} must be a whole number from 0 to {limit}.',
    'too-long': '{field} has {value} characters; at most {limit} are allowed.',
    'too-many': '{field}: {value} entries; at most {limit} are allowed.',
    duplicate: '{field} has an entry twice.',
    malformed: '{field} is not valid; please enter it again.',
    phone: 'The phone number is not valid. An example: 0912 345 678.',
    'personal-number':
      '{field} holds digits that look like a phone or identity number. Please remove them: a declaration holds no personal data.',
    'too-late': '{field} cannot be after {limit}.',
    'until-past': '{field} cannot be before today ({limit}).',
    'until-only-closed': 'An end date is given only when attendance is suspended.',
    'reason-required': 'Please give the reason for suspending attendance.',
    'absent-over-total':
      'The number absent ({value}) cannot be more than the total number of {people} ({limit}).',
    'ill-over-absent':
      'The number absent through illness ({value}) cannot be more than the number absent ({limit}).',
    'cases-over-total': '{field}: {value} cannot be more than the total number of {people} ({limit}).',
    'classes-over-confirmed':
      'The cases of the classes ({value}) cannot be more than the whole school’s ({limit}).',
    'classes-over-contacts':
      'The contacts of the classes ({value}) cannot be more than the whole school’s ({limit}).',
    'total-zero': '{field} is 0: please give the reason in the remark.',
    'need-other': 'You chose “Other” among the needs: please say what in the remark.',
    'criteria-version': 'The criteria have changed. Please open the page again and assess anew.',
    'criteria-unknown': 'Criterion {value} does not exist in this set.',
    'total-moved-learners': totalMoved,
    'total-moved-staff': totalMoved,
    'absence-high': '{value} of {limit} {people} are absent, more than half. Is that right?',
    'cases-jump': '{field}: {value} in the whole school, last time {limit}. Is that right?',
    'criteria-none': 'No criterion is marked as passed. Is that right?',
    'name-like':
      '{field} holds “{value}”, which looks like a person’s name. Please name no pupils or relatives.',
  },
});
