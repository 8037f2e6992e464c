/**
 * The way from functions to AWS: each call is held against the policies of the role that makes it, as IAM would.
 * Who calls is told by the access key: each function is given its logical id as one.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { ACCOUNT, REGION, tableArn } from '../resolve.ts';

/** Whether the function with this logical id may do `action` to `resource`. */
export type May = (caller: string, action: string, resource: string) => boolean;

const callerOf = ({ headers }: IncomingMessage): string =>
  /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? 'nobody';

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const listen = (server: Server): Promise<string> =>
  new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(`http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`);
    });
  });

interface TableCall {
  TableName?: string;
  IndexName?: string;
  RequestItems?: Record<string, unknown>;
}

function resourcesOf({ TableName, IndexName, RequestItems }: TableCall): string[] {
  if (RequestItems) return Object.keys(RequestItems).map(tableArn);
  const table = tableArn(TableName ?? '');
  return [IndexName ? `${table}/index/${IndexName}` : table];
}

/** DynamoDB behind the policies. @param denied is told of each refusal */
export const tableGate = (store: string, may: May, denied: (sentence: string) => void): Server =>
  createServer(async (incoming, outgoing) => {
    const payload = await read(incoming);
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const caller = callerOf(incoming);
    const refused = resourcesOf(JSON.parse(payload.toString())).find(
      (resource) => !may(caller, `dynamodb:${operation}`, resource),
    );
    if (refused) {
      const message = `${caller} is not authorized to perform: dynamodb:${operation} on resource: ${refused}`;
      denied(message);
      outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      outgoing.end(JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message }));
      return;
    }
    const forward = request(store, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forward.end(payload);
  });

export interface SentMail {
  messageId: string;
  to: string;
  /** As SES's events carry them. */
  tags: Record<string, string[]>;
  raw: string;
}

const arn = (kind: string, name: string) => `arn:aws:ses:${REGION}:${ACCOUNT}:${kind}/${name}`;

function tagsOf(form: URLSearchParams): Record<string, string[]> {
  const names = [...form].filter(([key]) => /^Tags\.member\.\d+\.Name$/.test(key));
  return Object.fromEntries(
    names.map(([key, name]) => [name, [form.get(key.replace(/Name$/, 'Value')) ?? '']]),
  );
}

interface Account {
  /** Logical id of the sender's identity. */
  identity: string;
  /** Addresses that are identities too. */
  verified: readonly string[];
}

/**
 * What SES authorises a sending by: the sender's identity, the configuration set as a second resource and, in its sandbox,
 * each recipient that is an identity.
 */
function sendingResources(form: URLSearchParams, { identity, verified }: Account): string[] {
  const to = form.get('Destinations.member.1') ?? '';
  return [
    arn('identity', identity),
    arn('configuration-set', form.get('ConfigurationSetName') ?? ''),
    ...(verified.includes(to) ? [arn('identity', to)] : []),
  ];
}

/** SES as far as the functions use it, behind the policies. */
export function mailGate(
  account: Account,
  may: May,
  denied: (sentence: string) => void,
  sent: SentMail[],
): Server {
  const reply = (outgoing: ServerResponse, status: number, xml: string) =>
    outgoing.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
  return createServer(async (incoming, outgoing) => {
    const form = new URLSearchParams((await read(incoming)).toString());
    const action = form.get('Action') ?? '';
    const caller = callerOf(incoming);
    const resources = action === 'GetSendQuota' ? ['*'] : sendingResources(form, account);
    const refused = resources.find((resource) => !may(caller, `ses:${action}`, resource));
    if (refused) {
      const message = `${caller} is not authorized to perform: ses:${action} on resource: ${refused}`;
      denied(message);
      return reply(
        outgoing,
        403,
        `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    }
    const messageId = `mail-${sent.length}`;
    if (action === 'SendRawEmail')
      sent.push({
        messageId,
        tags: tagsOf(form),
        to: form.get('Destinations.member.1') ?? '',
        raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString(),
      });
    const result =
      action === 'GetSendQuota' ? '<MaxSendRate>1000</MaxSendRate>' : `<MessageId>${messageId}</MessageId>`;
    return reply(
      outgoing,
      200,
      `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
    );
  });
}
