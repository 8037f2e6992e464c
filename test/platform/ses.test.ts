/** What becomes of SES's answers: sent, to wait, to count, or over. Against the endpoint itself and one that refuses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePost, type SendingFailed } from '../../functions/platform/ses.ts';
import { startProxy, type Verdict } from '../support/proxy.ts';
import { type Rehearsal, rehearse } from '../support/system.ts';

const FROM = 'khai-bao@khaibao.kiengiang.example';
const raw = Buffer.from(`From: ${FROM}\r\nTo: a@b.example\r\nSubject: x\r\n\r\nx\r\n`);
const mail = { to: 'a@b.example', raw, ref: 'cmVm' };

let day: Rehearsal;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let verdict: Verdict | undefined;
let asked = '';
beforeAll(async () => {
  day = await rehearse('2021-02-26T05:00:00.000Z');
  proxy = await startProxy(process.env.AWS_ENDPOINT_URL_SES ?? '', (passing) => {
    asked = passing.body;
    return verdict ?? passing;
  });
  process.env.AWS_ENDPOINT_URL_SES = proxy.url;
});
afterAll(async () => {
  await proxy.close();
  await day.close();
});

const refusal = (status: number, code: string): Verdict => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`,
});
const post = () => makePost({ from: FROM, configurationSet: 'rehearsal' });
const failure = (sending: Promise<unknown>): Promise<SendingFailed> =>
  sending.then(
    () => Promise.reject(new Error('it was sent')),
    (error) => error,
  );

describe('SES', () => {
  it('takes a mail with its configuration set and the tag that finds it again', async () => {
    verdict = undefined;
    expect(await post().send(mail)).toMatch(/^000001-/);
    const form = new URLSearchParams(asked);
    expect(form.get('ConfigurationSetName')).toBe('rehearsal');
    expect([form.get('Tags.member.1.Name'), form.get('Tags.member.1.Value')]).toEqual(['ref', 'cmVm']);
    expect(form.get('Destinations.member.1')).toBe('a@b.example');
  });

  it('says how many mails a second it takes', async () => {
    verdict = undefined;
    expect(await post().rate()).toBe(1000);
  });

  it.each([
    ['throttled', 400, 'Throttling'],
    ['throttled', 400, 'ThrottlingException'],
    ['final', 400, 'MessageRejected'],
    ['final', 400, 'InvalidParameterValue'],
    ['temporary', 503, 'ServiceUnavailable'],
    ['temporary', 500, 'InternalFailure'],
    // Someone can mend these: the mail waits for it.
    ['temporary', 403, 'AccessDenied'],
    ['temporary', 400, 'AccountSendingPausedException'],
    ['temporary', 400, 'ConfigurationSetDoesNotExist'],
  ] as const)('is understood as %s when it answers %i %s', async (kind, status, code) => {
    verdict = refusal(status, code);
    const { kind: understood, code: named } = await failure(post().send(mail));
    expect([understood, named.startsWith(code)]).toEqual([kind, true]);
  });

  it('is asked once for each attempt: trying again is the agenda’s', async () => {
    let asks = 0;
    const counting = await startProxy(proxy.url, () => {
      asks++;
      return refusal(503, 'ServiceUnavailable');
    });
    process.env.AWS_ENDPOINT_URL_SES = counting.url;
    await failure(post().send(mail));
    await counting.close();
    process.env.AWS_ENDPOINT_URL_SES = proxy.url;
    expect(asks).toBe(1);
  });

  it('is given up after the time allowed, when it does not answer or is not there', async () => {
    verdict = 'silence';
    const silent = await failure(post().send(mail, 50));
    expect([silent.name, silent.kind]).toEqual(['SendingFailed', 'temporary']);
    process.env.AWS_ENDPOINT_URL_SES = 'http://127.0.0.1:9';
    const absent = await failure(post().send(mail, 1000));
    expect([absent.name, absent.kind]).toEqual(['SendingFailed', 'temporary']);
    process.env.AWS_ENDPOINT_URL_SES = proxy.url;
  });
});
