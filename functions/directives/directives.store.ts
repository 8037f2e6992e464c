/** Directives, who has acknowledged them, and reminders: each one item, each decision one conditional write. */
import type { CivilDate, Instant } from '../calendar/cadence.ts';
import { after, DAY, ttl } from '../platform/clock.ts';
import type { Table } from '../platform/table.ts';
import { sha256 } from '../platform/tokens.ts';
import type { Path } from '../schools/unit.ts';
import type { Directive, DirectiveChange } from './directive.ts';

const DIRECTIVE = 'DIRECTIVE';
const SCHOOL = 'SCHOOL#';
const REMINDER = 'REMINDER#';
/** Every school's page reads the letters: none may grow without end. */
const CHANGES_KEPT = 50;
const keyOf = (id: string) => ({ pk: DIRECTIVE, sk: id });
const belowOf = (id: string) => `${DIRECTIVE}#${id}`;

/** Sorted by the day of publishing; the same submission on the same day is the same letter. */
export const directiveId = (today: CivilDate, submission: string): string =>
  `${today}-${sha256(submission).slice(0, 12)}`;

export interface DirectiveItem extends Directive {
  /** sha256 of what was sent: the same submission with other content is refused. */
  hash: string;
  /** Until every school's notice is in the queue. */
  wakeAt?: Instant;
}

export interface Acknowledgement {
  schoolId: string;
  at: Instant;
  /** Name of the person. */
  by: string;
}

/** A round of reminders to the schools of a unit: at most one a day. */
export interface Reminder {
  directive: string;
  unit: Path;
  date: CivilDate;
  at: Instant;
  by: string;
  /** How many could be reached when it was asked for. */
  schools: number;
  wakeAt?: Instant;
}

export const directiveItem = (directive: DirectiveItem) => ({ ...keyOf(directive.id), ...directive });
/** Who acknowledged for a school, or reminded, is a person: kept as long as what schools declared. */
const KEPT = 5 * 365 * DAY;
export const acknowledgementItem = (id: string, made: Acknowledgement) => ({
  pk: belowOf(id),
  sk: SCHOOL + made.schoolId,
  ...made,
  expires: ttl(after(made.at, KEPT)),
});

export const directivesStore = (table: Table) => ({
  /** Newest first; `since`: published on that day or later. */
  all: (since: CivilDate = ''): Promise<DirectiveItem[]> =>
    table.all<DirectiveItem>({
      partition: ['pk', DIRECTIVE],
      // Ids begin with a digit.
      sort: ['sk', '>=', since || '0'],
      descending: true,
    }),
  get: (id: string) => table.get<DirectiveItem>(keyOf(id), true),
  /** Wakes the agenda to make the notices. False when it was published before. */
  publish: (directive: DirectiveItem) =>
    table.putNew({ ...directiveItem(directive), wake: 'BULK', wakeAt: directive.publishedAt }),
  /** Every notice is in the queue. */
  announced: (seen: DirectiveItem) =>
    table.update(keyOf(seen.id), {
      remove: ['wake', 'wakeAt'],
      when: 'wakeAt = :seen',
      values: { ':seen': seen.wakeAt },
    }),
  /** False when somebody changed it since it was seen. */
  edit: (seen: DirectiveItem, next: Partial<Directive>, change: DirectiveChange) => {
    const { link, withdrawnAt, ...set } = next;
    return table.update(keyOf(seen.id), {
      set: {
        ...set,
        link,
        withdrawnAt,
        revision: seen.revision + 1,
        changes: [...seen.changes, change].slice(-CHANGES_KEPT),
      },
      remove: [...(link ? [] : ['link']), ...(withdrawnAt ? [] : ['withdrawnAt'])],
      when: 'revision = :seen',
      values: { ':seen': seen.revision },
    });
  },
  /** The first stands. @returns what stands */
  async acknowledge(id: string, made: Acknowledgement): Promise<Acknowledgement> {
    if (await table.putNew(acknowledgementItem(id, made))) return made;
    const standing = await this.acknowledgement(id, made.schoolId);
    return standing ?? made;
  },
  acknowledgement: (id: string, schoolId: string) =>
    table.get<Acknowledgement>({ pk: belowOf(id), sk: SCHOOL + schoolId }, true),
  /** Everybody who has, by school id. */
  async acknowledgements(id: string): Promise<Map<string, Acknowledgement>> {
    const made = await table.all<Acknowledgement>({
      partition: ['pk', belowOf(id)],
      sort: ['sk', 'begins_with', SCHOOL],
    });
    return new Map(made.map((each) => [each.schoolId, each]));
  },
  /** Newest first. */
  async reminders(id: string): Promise<Reminder[]> {
    return table.all<Reminder>({
      partition: ['pk', belowOf(id)],
      sort: ['sk', 'begins_with', REMINDER],
      descending: true,
      consistent: true,
    });
  },
  /** False when the unit was reminded that day already. */
  remind: (reminder: Reminder) =>
    table.putNew({
      pk: belowOf(reminder.directive),
      sk: `${REMINDER}${reminder.date}#${reminder.unit}`,
      ...reminder,
      wake: 'BULK',
      wakeAt: reminder.at,
      expires: ttl(after(reminder.at, KEPT)),
    }),
  reminded: (seen: Reminder) =>
    table.update(
      { pk: belowOf(seen.directive), sk: `${REMINDER}${seen.date}#${seen.unit}` },
      { remove: ['wake', 'wakeAt'], when: 'wakeAt = :seen', values: { ':seen': seen.wakeAt } },
    ),
});
