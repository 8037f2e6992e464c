/** Puts the demo into the table: register, cast and the latest rounds at once, the older ones behind the scenes. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Account, accountItem } from '../../../functions/access/accounts.store.ts';
import {
  civilDateAt,
  holidaysOn,
  type Instant,
  scheduledRound,
  slotsBetween,
} from '../../../functions/calendar/cadence.ts';
import { dutyItem } from '../../../functions/declarations/duties.store.ts';
import { acknowledgementItem, directiveItem } from '../../../functions/directives/directives.store.ts';
import { type Alert, alertItem } from '../../../functions/mail/alerts.store.ts';
import { summaryItem } from '../../../functions/oversight/summaries.store.ts';
import type { Province } from '../../../functions/platform/province.ts';
import { settingsItem } from '../../../functions/platform/settings.store.ts';
import { effectiveSettings } from '../../../functions/platform/settings.ts';
import { roundItem } from '../../../functions/rounds/rounds.store.ts';
import { schoolItem, unitItem } from '../../../functions/schools/schools.store.ts';
import { withAftermath } from './aftermath.ts';
import { alertsOf } from './alerts.ts';
import { castOf } from './cast.ts';
import { historyBegins, historyOf } from './history.ts';
import { lettersOf, type ToldLetter } from './letters.ts';
import { criteriaOf } from './moments.ts';
import { partsOf } from './parts.ts';
import { type Register, registerOf } from './register.ts';
import { requestedRound } from './requested.ts';
import { type Told, tellStory } from './story.ts';

const BATCH = 25;
const AT_ONCE = 4;
/** Behind the scenes, where people already work. */
const ASIDE = 1;
/** Rounds that must be there before anybody looks: prefill, "lần trước", who is silent running. */
const AT_FIRST = 2;

export interface Demo {
  register: Register;
  cast: Account[];
  /** Latest round first. */
  told: ToldRound[];
  letters: ToldLetter[];
}

type ToldRound = Told & { alerts: Alert[] };

/** @param empty no declarations: the register, the cast and nothing else. */
export function makeDemo(
  province: Province,
  endsAt: Instant,
  empty: boolean,
  register = registerOf(province),
): Demo {
  const cast = castOf(register, province);
  if (empty || register.schools.length === 0) return { register, cast, told: [], letters: [] };
  const settings = effectiveSettings(province, undefined);
  const { cadence, criteria } = settings;
  const set = criteriaOf(province);
  const today = civilDateAt(endsAt, cadence.zone);
  const slots = slotsBetween(cadence, historyBegins(today), today)
    .map((id) => scheduledRound(cadence, id))
    .filter((slot) => slot.opensAt < endsAt);
  const { units, schools } = register;
  const parts = partsOf(schools);
  const unreachable = new Set([...parts].filter(([, part]) => part.kind === 'unreachable').map(([id]) => id));
  const story = {
    province: province.id,
    zone: cadence.zone,
    units,
    schools,
    criteria: set,
    criteriaConfirmed: criteria.confirmed,
    holidaysOn: (date: string) => holidaysOn(cadence, date),
    unreachable,
    endsAt,
  };
  const scheduled = tellStory(
    story,
    slots,
    historyOf(schools, { rounds: slots, criteria: set, zone: cadence.zone }),
  );
  const requested = requestedRound(story, { cast, parts, settings, office: province.office });
  const told = withAftermath(story, byRound(requested ? [...scheduled, requested] : scheduled), cast, parts);
  const people = lived(cast, told, unreachable);
  const withAlerts = told.map((each) => ({
    ...each,
    alerts: alertsOf(each.duties, criteria.confirmed, people, endsAt),
  }));
  return {
    register,
    cast: people,
    told: withAlerts.toReversed(),
    letters: lettersOf(province, schools, people, endsAt),
  };
}

const byRound = (told: readonly Told[]): Told[] =>
  told.toSorted((a, b) => (a.round.id < b.round.id ? -1 : 1));

/**
 * Who declared has used the account; whose mails came back is marked. Those never got the invitation either: what they
 * declared was said by phone, and the roll-out misses them.
 */
function lived(cast: readonly Account[], told: readonly Told[], unreachable: ReadonlySet<string>): Account[] {
  const first = new Map<string, Instant>();
  for (const { duties } of told)
    for (const { schoolId, brief } of duties)
      if (brief.firstAt && !first.has(schoolId)) first.set(schoolId, brief.firstAt);
  const since = told[0]?.round.opensAt;
  return cast.map((account): Account => {
    const [scope] = account.scopes;
    const bounced = scope?.by === 'school' && unreachable.has(scope.target);
    const used = scope?.by === 'school' ? first.get(scope.target) : since;
    const activatedAt = bounced ? undefined : used;
    return {
      ...account,
      ...(activatedAt && { activatedAt }),
      ...(bounced && { address: 'bounced', addressWhy: 'Permanent: 5.1.1' }),
    };
  });
}

/** Writes what nobody else writes yet; several batches at once. */
export async function writeAll(
  client: DynamoDBDocumentClient,
  table: string,
  items: readonly object[],
  atOnce = AT_ONCE,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) =>
    items.slice(i * BATCH, (i + 1) * BATCH),
  );
  const worker = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const requests = batch.map((Item) => ({ PutRequest: { Item: { ...Item } } }));
      await client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

export interface Loader {
  /** A start got through `first` before. */
  isLoaded(): Promise<boolean>;
  first(demo: Demo): Promise<void>;
  /** The older rounds; goes on where an earlier start left off. */
  rest(demo: Demo, progress: (done: number, of: number) => void, stopping: () => boolean): Promise<void>;
}

export function loader(dynamo: DynamoDBClient, table: string): Loader {
  const client = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
  const exists = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item !== undefined;
  /** The round itself comes last: while it isn't there, nobody can touch its duties. */
  const write = async ({ round, duties, summaries, alerts }: ToldRound, atOnce = AT_ONCE) => {
    const items = [...duties.map(dutyItem), ...summaries.map(summaryItem), ...alerts.map(alertItem)];
    await writeAll(client, table, items, atOnce);
    await writeAll(client, table, [roundItem(round)]);
  };
  const settings = settingsItem({ synthetic: true });
  return {
    isLoaded: () => exists({ pk: settings.pk, sk: settings.sk }),
    async first({ register, cast, told, letters }) {
      const { units, schools } = register;
      await writeAll(client, table, [
        ...units.map(unitItem),
        ...schools.map(schoolItem),
        ...cast.map(accountItem),
      ]);
      for (const { directive, acknowledgements } of letters)
        await writeAll(client, table, [
          directiveItem(directive),
          ...acknowledgements.map((made) => acknowledgementItem(directive.id, made)),
        ]);
      for (const round of told.slice(0, AT_FIRST)) await write(round);
      await writeAll(client, table, [settings]);
    },
    async rest({ told }, progress, stopping) {
      const older = told.slice(AT_FIRST);
      for (const [done, each] of older.entries()) {
        progress(done, older.length);
        if (stopping()) return;
        const { pk, sk } = roundItem(each.round);
        if (!(await exists({ pk, sk }))) await write(each, ASIDE);
      }
      progress(older.length, older.length);
    },
  };
}
