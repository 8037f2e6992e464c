/** What the screens ask, route by route, as they ask it when opened. */

import { accountId } from '../../../functions/access/accounts.store.ts';
import { alertId } from '../../../functions/mail/alert.ts';
import { isWithin } from '../../../functions/schools/unit.ts';
import type { Demo } from '../../../infra/local/demo/load.ts';
import { DISTRICT } from './province.ts';

/** Requests by their route; all about things of the officer's district. */
export function screensOf({ told, cast, letters }: Demo): Record<string, string> {
  const [latest, before] = told;
  const round = latest?.round.id ?? '';
  const dates = `from=${told.at(-1)?.round.date}&to=${before?.round.date}`;
  const school = latest?.duties.find(({ path }) => isWithin(path, DISTRICT))?.schoolId ?? '';
  const alert = told.flatMap(({ alerts }) => alerts).find(({ schoolPath }) => isWithin(schoolPath, DISTRICT));
  const account = cast.find(({ scopes }) => scopes.some(({ target }) => target === school))?.email ?? '';
  return {
    'GET /api/session': '/api/session',
    'GET /api/rounds': '/api/rounds',
    'GET /api/rounds/{round}/overview': '/api/rounds/latest/overview',
    'GET /api/rounds/{round}/duties': '/api/rounds/latest/duties?state=awaiting,silent',
    'GET /api/rounds/{round}/duties/{school}': `/api/rounds/${round}/duties/${school}`,
    'GET /api/rounds/{round}/duties/{school}/on-behalf': `/api/rounds/${round}/duties/${school}/on-behalf`,
    'GET /api/schools/{school}/history': `/api/schools/${school}/history`,
    'GET /api/rounds/{round}/bulletin': '/api/rounds/latest/bulletin',
    'GET /api/results': `/api/results?${dates}`,
    'GET /api/results/silent': `/api/results/silent?${dates}`,
    'GET /api/trends': '/api/trends?rounds=12',
    'GET /api/rollout': '/api/rollout',
    'GET /api/requests': '/api/requests',
    'GET /api/supplements': '/api/supplements',
    'GET /api/alerts': '/api/alerts',
    'GET /api/alerts/{alert}': `/api/alerts/${alert ? alertId(alert) : ''}`,
    'GET /api/mails': '/api/mails',
    'GET /api/mails/unreachable': '/api/mails/unreachable',
    'GET /api/accounts': '/api/accounts',
    'GET /api/accounts/schools': '/api/accounts/schools',
    'GET /api/accounts/{account}': `/api/accounts/${accountId(account)}`,
    'GET /api/directives': '/api/directives',
    'GET /api/directives/{directive}': `/api/directives/${letters[0]?.directive.id}`,
    'GET /api/schools': '/api/schools',
    'GET /api/schools/{school}': `/api/schools/${school}`,
    'GET /api/units': '/api/units',
    'GET /api/schools/imports': '/api/schools/imports',
    'GET /api/settings': '/api/settings',
    'GET /api/settings/revisions': '/api/settings/revisions',
  };
}
