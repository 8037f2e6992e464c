/** Settings (Thiết lập): hours, cadence, holidays, criteria: effective without a deploy, each change kept. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../calendar/cadence.ts';
import { type Call, endpoint, endpointWith, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { json } from '../platform/middleware.ts';
import { Problem } from '../platform/problem.ts';
import {
  effectiveSettings,
  type SettingsEvent,
  type SettingsItem,
  type SettingsParts,
} from '../platform/settings.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { heedSettings } from './heeding.step.ts';
import { settingsBodySchema } from './settings.schema.ts';
import { decreed, SETTINGS_PARTS, type SettingsBody } from './settings.ts';
import { criteriaChoices, previewOf, settingsView } from './settings.view.ts';
import { settingsProblems } from './settings-problems.ts';

const PAGE = 20;

/** Settings are the province's: whoever may change them may so at its root. */
const allowed = (system: System, call: Call<unknown>): void => call.allow({ path: system.province.id });

async function read(system: System, call: Call<unknown>) {
  allowed(system, call);
  return json(await settingsView(system, await system.settings.stored(), call.now));
}

/** The members that change, as they are kept; `textsId` names wording that differs from what stands. */
function overridesOf(
  system: System,
  stored: SettingsItem | undefined,
  { revision: _, criteria, holidays, ...rest }: SettingsBody,
  textsId: string | undefined,
  now: Instant,
): Partial<SettingsItem> {
  const standing = effectiveSettings(system.province, stored).cadence.holidays;
  return {
    ...rest,
    ...(rest.weekdays && { weekdays: [...new Set(rest.weekdays)].sort((a, b) => a - b) }),
    ...(holidays && { holidays: decreed(standing, holidays, now) }),
    ...(criteria && { criteria: { set: criteria.set, confirmed: criteria.confirmed } }),
    ...(criteria && textsId && { criteriaTexts: { ...stored?.criteriaTexts, [criteria.set]: textsId } }),
  };
}

/** Id for the wording of this change; undefined when it is what stands. */
async function newTexts(system: System, stored: SettingsItem | undefined, { criteria }: SettingsBody) {
  if (!criteria) return undefined;
  const id = stored?.criteriaTexts?.[criteria.set];
  const standing = id ? await system.criteriaTexts.read(criteria.set, id) : {};
  const [a, b] = [standing, criteria.texts].map((texts) => JSON.stringify(Object.entries(texts).sort()));
  return a === b ? undefined : randomUUID();
}

/** The parts that are changed, as they are said before and after. */
function eventOf(
  system: System,
  call: Call<SettingsBody>,
  stored: SettingsItem | undefined,
  set: Partial<SettingsItem>,
): SettingsEvent {
  const { principal } = call.caller();
  const parts = SETTINGS_PARTS.filter((part) => call.body[part] !== undefined);
  const said = (item: SettingsItem | undefined): SettingsParts => {
    const { cadence, criteria, publication, rollOutBy = null } = effectiveSettings(system.province, item);
    const { weekdays, hours, onHoliday, holidays } = cadence;
    const all: SettingsParts = { weekdays, hours, onHoliday, holidays, criteria, rollOutBy, publication };
    return Object.fromEntries(parts.map((part) => [part, all[part]]));
  };
  return {
    revision: (stored?.revision ?? 0) + 1,
    at: call.now,
    by: principal.kind === 'account' ? principal.email : '',
    name: principal.kind === 'account' ? principal.name : '',
    before: said(stored),
    after: said({ revision: 0, ...stored, ...set }),
  };
}

async function change(system: System, call: Call<SettingsBody>) {
  allowed(system, call);
  const { body, now } = call;
  const stored = await system.settings.stored();
  const fields = settingsProblems(body, await criteriaChoices(system, stored));
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
  if (body.revision !== (stored?.revision ?? 0)) throw new Problem('changed-meanwhile');
  const textsId = await newTexts(system, stored, body);
  const set = overridesOf(system, stored, body, textsId, now);
  if (call.query['dry-run'] === 'true')
    return json(await previewOf(system, { revision: 0, ...stored, ...set }, now));
  // What follows the change before is made sure of first: its record must not be lost under the new one.
  await system.settings.keepRevision(stored);
  // Wording first: once the settings point to it, it is there.
  if (textsId && body.criteria)
    await system.criteriaTexts.keep(body.criteria.set, textsId, body.criteria.texts);
  if (!(await system.settings.change(stored, set, eventOf(system, call, stored, set))))
    throw new Problem('changed-meanwhile');
  const made = await system.settings.stored();
  // Done at once for whoever looks next; if we die here the agenda does it.
  if (made) await heedSettings(system, made);
  return json(await settingsView(system, made, now));
}

async function revisions(system: System, call: Call<unknown>) {
  allowed(system, call);
  const cursor = call.query.cursor;
  if (cursor && !/^\d{1,6}$/.test(cursor))
    throw new Problem('bad-request', { fields: [{ path: 'cursor', code: 'unknown-value' }] });
  const [stored, rows] = await Promise.all([
    system.settings.stored(),
    system.settings.revisions(PAGE, cursor ? Number(cursor) : undefined),
  ]);
  const last = rows.at(-1);
  return json({
    now: call.now,
    total: stored?.lastChange?.revision ?? 0,
    rows: rows.map(({ revision, at, name, before, after }) => ({
      revision,
      at,
      by: name,
      parts: SETTINGS_PARTS.filter((part) => part in after || part in before),
      before,
      after,
    })),
    ...(rows.length === PAGE && last && { cursor: String(last.revision) }),
  });
}

const api = (system: System & Environment) =>
  serve('settings', system, {
    'GET /api/settings': endpoint((call) => read(system, call)),
    'PUT /api/settings': endpointWith(settingsBodySchema, (call) => change(system, call)),
    'GET /api/settings/revisions': endpoint((call) => revisions(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
