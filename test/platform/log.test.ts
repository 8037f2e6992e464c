/** What an error may bring into a log: its kind, its author's own words, its places. Never what a person wrote. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onBehalfOf } from '../../functions/platform/correlation.ts';
import type { EndpointDeps } from '../../functions/platform/endpoint.ts';
import { serve } from '../../functions/platform/endpoint.ts';
import { job } from '../../functions/platform/job.ts';
import { makeLog } from '../../functions/platform/log.ts';
import { CONTEXT, eventOf, ORIGIN_KEY } from '../support/api.ts';
import { type Logs, readLogs } from '../support/logs.ts';

const ADDRESS = 'hieu-truong.th1@truong.example';
const TOKEN = randomBytes(32).toString('base64url');
const REMARK = 'Em Lan lớp 3A bị sốt, nhà số 12';
const PHONE = '0912 345 678';

let logs: Logs;
beforeEach(() => {
  logs = readLogs();
});
afterEach(() => logs.stop());

/** Ways in which libraries and our own code put data into an error's words. */
const ERRORS: [string, () => unknown][] = [
  ['a JSON parser quoting what it read', () => JSON.parse(`{"remark": ${REMARK}}`)],
  ['SES naming the address', () => new Error(`Address not verified. These failed: ${ADDRESS}`)],
  ['an address first', () => new Error(`${ADDRESS} is not known`)],
  ['a token in a path', () => new Error(`GET /api/unsubscribe/${TOKEN} failed`)],
  ['a remark after a colon', () => new Error(`Item too large: ${REMARK}`)],
  ['a remark first', () => new Error(`${REMARK} (at brief.remark)`)],
  ['a phone', () => new Error(`called ${PHONE} twice`)],
  ['several lines', () => new Error(`Validation failed\n${REMARK}\n    at ${ADDRESS}`)],
  ['the cause', () => new Error('Sending failed', { cause: new RangeError(`${ADDRESS} ${REMARK}`) })],
  [
    'a name',
    () => Object.assign(new Error(REMARK), { input: { remark: REMARK, token: TOKEN, to: ADDRESS } }),
  ],
  ['no error at all', () => `${ADDRESS} ${REMARK}`],
];

const thrown = (make: () => unknown): unknown => {
  try {
    return make();
  } catch (error) {
    return error;
  }
};

const tellsNothing = () => {
  const text = logs.text();
  for (const secret of [
    ADDRESS,
    'truong.example',
    TOKEN,
    TOKEN.slice(4, 30),
    'Lan',
    'sốt',
    '345',
    'PROVINCE',
  ])
    expect(text).not.toContain(secret);
};

describe('an error in a log', () => {
  it.each(ERRORS)('tells nothing of anybody: %s', (_, make) => {
    makeLog().error('failed', thrown(make));
    expect(logs.lines).toHaveLength(1);
    tellsNothing();
  });

  it('tells its kind, the words that are its author’s, and where it came from', () => {
    makeLog({ run: 'r1' }).error(
      'failed',
      new TypeError(`Cannot read properties of undefined (reading 'x')`),
    );
    expect(logs.lines[0]).toMatchObject({
      level: 'error',
      event: 'failed',
      run: 'r1',
      error: 'TypeError',
      message: 'Cannot read properties of undefined',
      stack: expect.stringMatching(/^ +at .*log\.test\.ts:\d+:\d+\)?/),
    });
  });

  it('whatever stands quoted or after a colon stays out', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.constantFrom(': ', ' "', " '", ' (', ' [', ' {'), (secret, sign) => {
        logs.lines.length = 0;
        makeLog().error('failed', new Error(`Not accepted${sign}${secret}`));
        expect(logs.lines[0]?.message).toBe('Not accepted');
      }),
    );
  });
});

describe('where errors come up', () => {
  const { event } = eventOf('GET', '/api/openapi.json', { id: 'req-1' });
  const deps: EndpointDeps = {
    clock: { now: () => '2021-02-26T00:00:00.000Z', sleep: async () => {} },
    principals: { identify: async () => undefined },
    publicOrigin: 'https://khaibao.example',
    originKey: ORIGIN_KEY,
  };

  it.each(ERRORS)('the API logs it under the request’s id and answers without it: %s', async (_, make) => {
    const handler = serve('description', deps, {
      'GET /api/openapi.json': () => Promise.reject(thrown(make)),
    });
    const answer = await handler(event, CONTEXT);
    expect(answer).toMatchObject({ statusCode: 500, headers: { 'x-request-id': 'req-1' } });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'internal', requestId: 'req-1' });
    expect(logs.of('req-1').map((line) => line.event)).toEqual(['request-failed', 'answered']);
    tellsNothing();
    expect(JSON.stringify(answer)).not.toMatch(/Lan|truong\.example|345/);
  });

  it.each(ERRORS)('a job logs it and throws on only that it failed: %s', async (_, make) => {
    const handler = job('agenda', () => Promise.reject(thrown(make)));
    const error: unknown = await handler({}).catch((reason: unknown) => reason);
    expect(String(error)).toBe('Error: agenda failed: its log says why');
    expect(error).not.toHaveProperty('cause');
    expect(logs.lines[0]).toMatchObject({ event: 'job-failed', job: 'agenda' });
    tellsNothing();
  });
});

describe('on whose behalf', () => {
  it('a line is written, it says, however deep and however many at once', async () => {
    const log = makeLog();
    const work = (id: string) =>
      onBehalfOf(id, async () => {
        await new Promise((done) => setTimeout(done, 1));
        log.info(`by-${id}`);
      });
    await Promise.all([work('a'), work('b')]);
    log.info('by-the-clock');
    expect(logs.lines.map(({ event, requestId }) => [event, requestId])).toEqual([
      ['by-a', 'a'],
      ['by-b', 'b'],
      ['by-the-clock', undefined],
    ]);
  });
});
