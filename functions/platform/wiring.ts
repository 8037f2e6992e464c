/** What the entries of functions are made of: every store over the one table, bound to the environment. */
import { accountsStore } from '../access/accounts.store.ts';
import { grantsStore } from '../access/grants.store.ts';
import { principalsStore } from '../access/principals.store.ts';
import { signInsStore } from '../access/sign-ins.store.ts';
import { unsubscribesStore } from '../access/unsubscribes.store.ts';
import { callsStore } from '../declarations/calls.store.ts';
import { criteriaTextsStore } from '../declarations/criteria-texts.store.ts';
import { dutiesStore } from '../declarations/duties.store.ts';
import { directivesStore } from '../directives/directives.store.ts';
import { alertsStore } from '../mail/alerts.store.ts';
import { mailsStore } from '../mail/mails.store.ts';
import { wakeStore } from '../mail/wake.store.ts';
import { summariesStore } from '../oversight/summaries.store.ts';
import { recountsStore } from '../rounds/recounts.store.ts';
import { roundsStore } from '../rounds/rounds.store.ts';
import { contactsStore } from '../schools/contacts.store.ts';
import { schoolsStore } from '../schools/schools.store.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Environment } from './environment.ts';
import { leaseStore } from './lease.store.ts';
import { limitsStore } from './limits.store.ts';
import type { Province } from './province.ts';
import { settingsStore } from './settings.store.ts';
import { connect, type Table } from './table.ts';

export function wire(table: Table, province: Province, clock: Clock) {
  const grants = grantsStore(table);
  const accounts = accountsStore(table);
  const schools = schoolsStore(table);
  const rounds = roundsStore(table);
  return {
    /** A store that few functions use: it is bundled with those alone. */
    open: <S>(store: (table: Table) => S): S => store(table),
    clock,
    province,
    settings: settingsStore(table, province),
    criteriaTexts: criteriaTextsStore(table),
    limits: limitsStore(table),
    leases: leaseStore(table),
    schools,
    accounts,
    grants,
    principals: principalsStore({ grants, accounts, schools, rounds }),
    signIns: signInsStore(table),
    unsubscribes: unsubscribesStore(table),
    rounds,
    recounts: recountsStore(table),
    duties: dutiesStore(table),
    calls: callsStore(table),
    contacts: contactsStore(table),
    summaries: summariesStore(table),
    mails: mailsStore(table),
    alerts: alertsStore(table),
    directives: directivesStore(table),
    wake: wakeStore(table),
  };
}
/** The system a function works with. Handlers and steps take it as an argument, or the part they need. */
export type System = ReturnType<typeof wire>;

export const wireFrom = <E extends Environment>(environment: E): System & E => ({
  ...environment,
  ...wire(connect(environment.tableName), environment.province, systemClock),
});
