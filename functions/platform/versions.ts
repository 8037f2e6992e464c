/**
 * Items say in which form they were written: `v`, absent is 1. One of an older form is brought up when it is read; what
 * lies in the table stays as it is until somebody changes it, so a deployment never has to touch a million items.
 *
 * A change of form: raise ITEM_VERSION and add an upgrade below. An upgrade only adds what is missing, because an item
 * may hold some of the newer form already (an update leaves `v` as it is) or only the part that was asked for. What an
 * older release would misread is not written by the release that brings it: the first reads both forms, the next writes.
 */
export const ITEM_VERSION = 1;

export type Form = Record<string, unknown>;

export interface Upgrade {
  /** The version it makes of the one before. */
  to: number;
  /** Which items, by their partition key. */
  of: (pk: string) => boolean;
  upgrade(item: Form): Form;
}

export interface Forms {
  version: number;
  /** In the order of their versions. */
  upgrades: readonly Upgrade[];
}

export const FORMS: Forms = { version: ITEM_VERSION, upgrades: [] };

const versionOf = ({ v }: Form): number => (typeof v === 'number' ? v : 1);

/** `item` in today's form. @param pk of its partition; undefined: as the item itself says */
export function broughtUp(item: Form, pk: string | undefined, { upgrades }: Forms): Form {
  const partition = pk ?? item.pk;
  if (typeof partition !== 'string') return item;
  const from = versionOf(item);
  let form = item;
  for (const { to, of, upgrade } of upgrades)
    if (to > from && of(partition)) form = { ...form, ...upgrade(form) };
  return form;
}
