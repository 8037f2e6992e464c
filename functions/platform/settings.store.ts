/** The Settings item: one conditional write a change; what follows rides on its `wakeAt`. */
import type { Province } from './province.ts';
import { effectiveSettings, type Settings, type SettingsEvent, type SettingsItem } from './settings.ts';
import type { Table } from './table.ts';

const KEY = { pk: 'SETTINGS', sk: 'PROVINCE' } as const;

export const settingsItem = (settings: Omit<SettingsItem, 'revision'>) => ({
  ...KEY,
  revision: 1,
  ...settings,
});

const REVISION = 'REVISION#';
const revisionKey = (revision: number) => ({
  pk: KEY.pk,
  sk: `${REVISION}${String(revision).padStart(6, '0')}`,
});

export const settingsStore = (table: Table, province: Province) => ({
  read: async (): Promise<Settings> => effectiveSettings(province, await table.get<SettingsItem>(KEY)),
  /** The overrides as they stand, for whoever is about to change them. */
  stored: () => table.get<SettingsItem>(KEY, true),
  /** False when somebody changed them since `seen` was read. The agenda then sees to it that open rounds heed them. */
  change: (seen: SettingsItem | undefined, set: Partial<SettingsItem>, event: SettingsEvent) =>
    table.update(KEY, {
      set: { ...set, revision: event.revision, lastChange: event, wake: 'NOW', wakeAt: event.at },
      ...(seen
        ? { when: 'revision = :seen', values: { ':seen': seen.revision } }
        : { when: 'attribute_not_exists(pk)' }),
    }),
  /** Keeps a revision for good; doing it again changes nothing. */
  async keepRevision(item: Pick<SettingsItem, 'lastChange'> | undefined): Promise<void> {
    const event = item?.lastChange;
    if (event) await table.putNew({ ...revisionKey(event.revision), ...event });
  },
  /** Newest first; `before`: a revision to go on from. */
  revisions: (limit: number, before?: number) =>
    table
      .page<SettingsEvent>({
        partition: ['pk', KEY.pk],
        sort: ['sk', 'begins_with', REVISION],
        descending: true,
        limit,
        ...(before !== undefined && { from: revisionKey(before) }),
      })
      .then(({ items }) => items),
  /** Every open round has heeded `seen`. */
  heeded: (seen: Pick<SettingsItem, 'revision'>) =>
    table.update(KEY, {
      remove: ['wake', 'wakeAt'],
      when: 'revision = :seen',
      values: { ':seen': seen.revision },
    }),
});
