/** Lists and reports as files, CSV or XLSX: the same queries as the lists themselves, all rows instead of a page. */

import { accountsSheet } from '../access/accounts.sheet.ts';
import { accountsFound } from '../access/accounts.view.ts';
import { accountsQuery } from '../access/accounts-query.ts';
import { alertsSheet } from '../alerts/alerts.sheet.ts';
import { alertsFound, namesOf, rowOf } from '../alerts/alerts.view.ts';
import { alertsQuery } from '../alerts/alerts-query.ts';
import { supplementsSheet } from '../declarations/supplements.sheet.ts';
import { supplementRows, supplementsWaiting } from '../declarations/supplements.view.ts';
import { supplementsQuery } from '../declarations/supplements-query.ts';
import { acknowledgementsSheet, directivesSheet } from '../directives/directives.sheet.ts';
import {
  acknowledgementsFound,
  directiveFound,
  directivesFound,
  viewerOf,
} from '../directives/directives.view.ts';
import { acknowledgementsQuery, directivesQuery } from '../directives/directives-query.ts';
import { mailsSheet, unreachableSheet } from '../mail/mails.sheet.ts';
import { mailsFound } from '../mail/mails.view.ts';
import { looking, unitRefOf } from '../mail/mails-asked.view.ts';
import { mailsQuery, unreachableQuery } from '../mail/mails-query.ts';
import { unreachableFound } from '../mail/unreachable.view.ts';
import { roundAsked } from '../oversight/asked.view.ts';
import { dutiesExport } from '../oversight/duties-export.view.ts';
import { dutiesQuery } from '../oversight/duties-query.ts';
import { unitOf } from '../oversight/home-unit.ts';
import { schoolResultsSheet, unitResultsSheet } from '../oversight/results.sheet.ts';
import { countedOf, schoolResults, unitResults } from '../oversight/results.view.ts';
import { byResults } from '../oversight/results-order.ts';
import { resultsQuery } from '../oversight/results-query.ts';
import { rolloutSheet } from '../oversight/rollout.sheet.ts';
import { rolloutFound } from '../oversight/rollout.view.ts';
import { rolloutQuery } from '../oversight/rollout-query.ts';
import { trendsSheet } from '../oversight/trends.sheet.ts';
import { roundsAsked, trendsView } from '../oversight/trends.view.ts';
import { download, formatOf } from '../platform/download.ts';
import { type Call, type Endpoint, endpoint, serve } from '../platform/endpoint.ts';
import { type Environment, readEnvironment } from '../platform/environment.ts';
import { Problem } from '../platform/problem.ts';
import { type System, wireFrom } from '../platform/wiring.ts';
import { requestsSheet } from '../rounds/requests.sheet.ts';
import { requestRow, requestsFound } from '../rounds/requests.view.ts';
import { requestsQuery } from '../rounds/requests-query.ts';
import { importAsked } from '../schools/import-query.ts';
import { importsStore } from '../schools/imports.store.ts';
import { problemsSheet } from '../schools/register.sheet.ts';
import { registerExport, templateExport } from '../schools/register-export.view.ts';
import { registerQuery } from '../schools/register-query.ts';
import { settingsSheet } from '../settings/settings.sheet.ts';
import type { Sheet } from './sheet.ts';

/** A route that answers a sheet in the format asked for. `sheetOf` asks `call.allow` as every handler does. */
const exported = <R>(system: System, sheetOf: (call: Call<unknown>) => Promise<Sheet<R>>): Endpoint =>
  endpoint(async (call) => {
    const format = formatOf(call.query.format);
    return download(await sheetOf(call), format, system.province.zone);
  });

async function duties(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const query = dutiesQuery(call.query);
  const round = await roundAsked(system, call.query.round || 'latest');
  return dutiesExport(system, call.caller().principal, round, unit, query, call.now);
}

async function alerts(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = alertsQuery(call.query, call.now, system.province.zone);
  const { principal } = call.caller();
  const [units, found] = await Promise.all([
    system.schools.units(),
    alertsFound(system, principal, path, query),
  ]);
  const unit = units.find((each) => each.path === path);
  if (!unit) throw new Problem('unknown-unit');
  const viewer = { principal, now: call.now, names: namesOf(units) };
  return alertsSheet(
    { unit, from: query.from, to: query.to },
    found.map((alert) => rowOf(alert, viewer)),
  );
}

async function requests(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const unit = await system.schools.unit(path);
  if (!unit) throw new Problem('unknown-unit');
  const { principal } = call.caller();
  const found = await requestsFound(system, path, requestsQuery(call.query), call.now);
  const rows = found.map((round) => requestRow(system, principal, round, path, call.now));
  return requestsSheet(unit, await Promise.all(rows));
}

async function supplements(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const unit = await system.schools.unit(path);
  if (!unit) throw new Problem('unknown-unit');
  const waiting = await supplementsWaiting(system, path, supplementsQuery(call.query), call.now);
  return supplementsSheet(unit, await supplementRows(system, waiting));
}

/** Kept as long as the table: hundreds at most. */
const REVISIONS = 1000;
async function settings(system: System, call: Call<unknown>) {
  call.allow({ path: system.province.id });
  return settingsSheet(await system.settings.revisions(REVISIONS));
}

async function mails(system: System, call: Call<unknown>) {
  const query = mailsQuery(call.query);
  const asked = await looking(system, call);
  return mailsSheet(asked.unit, asked.about, await mailsFound(system, asked, query));
}

async function unreachable(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = unreachableQuery(call.query);
  const unit = await unitRefOf(system, path);
  return unreachableSheet(unit, await unreachableFound(system, unit, query, call.now));
}

/** What to mend in an import's file. @throws Problem unknown-import */
async function importProblems(system: System, call: Call<unknown>) {
  call.allow({ path: system.province.id });
  const imports = system.open(importsStore);
  const record = await imports.find(importAsked(call.query));
  if (!record) throw new Problem('unknown-import');
  return problemsSheet(record.file, await imports.problems(record.id));
}

async function rollout(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = rolloutQuery(call.query);
  const { unit, rows } = await rolloutFound(system, call.caller().principal, path, query, call.now);
  return rolloutSheet(unit, rows);
}
async function directives(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const viewer = await viewerOf(system, call.caller().principal, unit, call.now);
  const { rows } = await directivesFound(system, viewer, directivesQuery(call.query));
  return directivesSheet(viewer.unit, rows);
}

async function acknowledgements(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const query = acknowledgementsQuery(call.query);
  const viewer = await viewerOf(system, call.caller().principal, unit, call.now);
  const found = await directiveFound(system, viewer, call.query.directive ?? '');
  const rows = acknowledgementsFound(found, viewer, query);
  return acknowledgementsSheet(viewer.unit, found.directive, rows);
}

async function accounts(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const { principal } = call.caller();
  const [unit, rows] = await Promise.all([
    system.schools.unit(path),
    accountsFound(system, principal, path, accountsQuery(call.query)),
  ]);
  return accountsSheet(unit?.name ?? '', rows);
}

async function results(system: System, call: Call<unknown>) {
  const path = unitOf(call);
  const query = resultsQuery(call.query, call.now, system.province.zone);
  const counted = await countedOf(system, call.caller().principal, path, query);
  return { about: { unit: counted.unit, from: query.from, to: query.to }, counted, query };
}

async function schoolsOverTime(system: System, call: Call<unknown>) {
  const { about, counted, query } = await results(system, call);
  return schoolResultsSheet(about, schoolResults(counted, query));
}

async function unitsOverTime(system: System, call: Call<unknown>) {
  const { about, counted, query } = await results(system, call);
  return unitResultsSheet(about, unitResults(counted).sort(byResults(query.sort)));
}

async function trends(system: System, call: Call<unknown>) {
  const unit = unitOf(call);
  const count = roundsAsked(call.query.rounds);
  return trendsSheet(await trendsView(system, call.caller().principal, unit, count, call.now));
}

const api = (system: System & Environment) =>
  serve('exports', system, {
    'GET /api/exports/requests': exported(system, (call) => requests(system, call)),
    'GET /api/exports/supplements': exported(system, (call) => supplements(system, call)),
    'GET /api/exports/settings': exported(system, (call) => settings(system, call)),
    'GET /api/exports/duties': exported(system, (call) => duties(system, call)),
    'GET /api/exports/results': exported(system, (call) => schoolsOverTime(system, call)),
    'GET /api/exports/results/units': exported(system, (call) => unitsOverTime(system, call)),
    'GET /api/exports/trends': exported(system, (call) => trends(system, call)),
    'GET /api/exports/rollout': exported(system, (call) => rollout(system, call)),
    'GET /api/exports/directives': exported(system, (call) => directives(system, call)),
    'GET /api/exports/acknowledgements': exported(system, (call) => acknowledgements(system, call)),
    'GET /api/exports/alerts': exported(system, (call) => alerts(system, call)),
    'GET /api/exports/mails': exported(system, (call) => mails(system, call)),
    'GET /api/exports/unreachable': exported(system, (call) => unreachable(system, call)),
    'GET /api/exports/register': exported(system, (call) =>
      registerExport(system, call, registerQuery(call.query)),
    ),
    'GET /api/exports/register-template': exported(system, (call) => templateExport(system, call)),
    'GET /api/exports/import-problems': exported(system, (call) => importProblems(system, call)),
    'GET /api/exports/accounts': exported(system, (call) => accounts(system, call)),
  });

export const handler = api(wireFrom(readEnvironment(process.env)));
