/** Sends raw mails through SES, loaded when first needed; says of each failure whether to wait or to give up. */
import type { SESClient } from '@aws-sdk/client-ses';

/** `throttled` waits without counting; `temporary` waits and counts; `final` is over. `code` is SES's name for it. */
export class SendingFailed extends Error {
  readonly kind: 'throttled' | 'temporary' | 'final';
  readonly code: string;
  constructor(kind: SendingFailed['kind'], code: string, cause: unknown) {
    super(`SES: ${code}`, { cause });
    this.name = 'SendingFailed';
    this.kind = kind;
    this.code = code;
  }
}

/** SES's own names (API reference, "Common Errors" and SendRawEmail). */
const THROTTLED = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
]);
const FINAL = new Set(['MessageRejected', 'InvalidParameterValue', 'ValidationError']);

const classify = (error: unknown): SendingFailed => {
  const code = error instanceof Error ? error.name : 'unknown';
  const kind = THROTTLED.has(code) ? 'throttled' : FINAL.has(code) ? 'final' : 'temporary';
  return new SendingFailed(kind, code, error);
};

export interface Post {
  /** @returns SES's message id. @throws SendingFailed */
  send(mail: { to: string; raw: Uint8Array; ref: string }, timeoutMs?: number): Promise<string>;
  /** Mails a second this account may send. */
  rate(): Promise<number>;
}

interface PostOptions {
  from: string;
  configurationSet: string;
}

/** The client is made on first use: an API function that sends one mail in a thousand calls never pays for it. */
export function makePost({ from, configurationSet }: PostOptions): Post {
  let client: Promise<{ ses: typeof import('./ses-client.ts'); client: SESClient }> | undefined;
  const load = () => {
    client ??= import('./ses-client.ts').then((ses) => ({
      ses,
      client: new ses.SESClient({ maxAttempts: 1 }),
    }));
    return client;
  };
  return {
    async send({ to, raw, ref }, timeoutMs = 10_000) {
      const { ses, client } = await load();
      const command = new ses.SendRawEmailCommand({
        Source: from,
        Destinations: [to],
        RawMessage: { Data: raw },
        ConfigurationSetName: configurationSet,
        // Comes back with every event about this mail, so that the log finds it.
        Tags: [{ Name: 'ref', Value: ref }],
      });
      try {
        const { MessageId } = await client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
        return MessageId ?? '';
      } catch (error) {
        throw classify(error);
      }
    },
    async rate() {
      const { ses, client } = await load();
      const { MaxSendRate } = await client.send(new ses.GetSendQuotaCommand({}));
      return MaxSendRate ?? 1;
    },
  };
}
