/** A province as its template describes it, running: table, functions, routes, schedules. No AWS. */
import type { Server } from 'node:http';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { REGION, resolve, resolveText } from '../resolve.ts';
import { allows, roleOf, statementsOf } from '../roles.ts';
import type { Synthesized } from '../stack.ts';
import { startFunctions } from './functions.ts';
import { listen, mailGate, type SentMail, tableGate } from './gate.ts';

export interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  cookies?: string[];
  body: string;
}

export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  cookies?: string[];
  /** An object is sent as JSON; text as API Gateway passes on what is no text to it, in base64. */
  body?: unknown;
}

/** Made from the table's own properties; what only a real table knows (TTL, PITR) is left out. */
async function makeTable(stack: Synthesized, client: DynamoDBClient): Promise<string> {
  const [[name = '', table] = []] = Object.entries(
    stack.template.findResources('AWS::DynamoDB::GlobalTable'),
  );
  if (!table) throw new Error('The template has no table');
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } = table.Properties;
  const shape = { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode };
  await client.send(new CreateTableCommand({ TableName: name, ...shape }));
  return name;
}

interface Permissions {
  may(caller: string, action: string, resource: string): boolean;
  /** Permissions on data and mail that nothing has made use of yet, a sentence each. */
  unused(): string[];
}

function permissionsOf({ template }: Synthesized): Permissions {
  const ids = Object.keys(template.findResources('AWS::Lambda::Function'));
  const roles = new Map(ids.map((id) => [id, statementsOf(template, roleOf(template, id))]));
  const used = new Set<string>();
  const sentence = (caller: string, action: string, resource: string) =>
    `${caller}: ${action} on ${resource}`;
  return {
    may(caller, action, resource) {
      used.add(sentence(caller, action, resource));
      return allows(roles.get(caller) ?? [], action, resource);
    },
    unused: () =>
      [...roles]
        .flatMap(([caller, statements]) =>
          statements.flatMap(({ actions, resources }) =>
            actions.flatMap((action) => resources.map((resource) => ({ caller, action, resource }))),
          ),
        )
        .filter(({ action }) => /^(dynamodb|ses):/.test(action))
        .map(({ caller, action, resource }) => sentence(caller, action, resource))
        .filter((each) => !used.has(each)),
  };
}

/** Logical id of the function a route leads to. */
function functionBehind({ template }: Synthesized, routeKey: string): string {
  const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'));
  const route = routes.find(({ Properties }) => Properties.RouteKey === routeKey);
  if (!route) throw new Error(`The template has no route ${routeKey}`);
  const id = resolveText(route.Properties.Target).replace('integrations/', '');
  const integration = template.findResources('AWS::ApiGatewayV2::Integration')[id];
  return resolveText(integration?.Properties.IntegrationUri['Fn::GetAtt'][0]);
}

const close = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

/** What the front adds to each request, as the distribution says. */
function originHeaders({ template }: Synthesized): Record<string, string> {
  const [front] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
  const origins: { OriginCustomHeaders?: { HeaderName: string; HeaderValue: unknown }[] }[] =
    front?.Properties.DistributionConfig.Origins;
  const headers = origins.flatMap((origin) => origin.OriginCustomHeaders ?? []);
  return Object.fromEntries(
    headers.map(({ HeaderName, HeaderValue }) => [HeaderName, resolveText(HeaderValue)]),
  );
}

/** Scheme and host of the pages, as the output `Url` tells the operator. */
export const publicOrigin = ({ template }: Synthesized): string =>
  resolveText(template.findOutputs('Url').Url?.Value);

/** @param verified addresses that are identities of the account, which is in SES's sandbox. */
export async function runProvince(stack: Synthesized, { verified }: { verified: readonly string[] }) {
  const store = dynalite({ createTableMs: 0 });
  const endpoint = await listen(store);
  const client = new DynamoDBClient({
    endpoint,
    region: REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const table = await makeTable(stack, client);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const denied: string[] = [];
  const mails: SentMail[] = [];
  const { may, unused } = permissionsOf(stack);
  const deny = (sentence: string) => void denied.push(sentence);
  const [identity = ''] = Object.keys(stack.template.findResources('AWS::SES::EmailIdentity'));
  const gates = [tableGate(endpoint, may, deny), mailGate({ identity, verified }, may, deny, mails)] as const;
  const functions = startFunctions(stack, {
    AWS_ENDPOINT_URL_DYNAMODB: await listen(gates[0]),
    AWS_ENDPOINT_URL_SES: await listen(gates[1]),
  });
  const front = originHeaders(stack);

  const eventOf = (routeKey: string, asked: Asked) => {
    const [method, path] = routeKey.split(' ');
    return {
      version: '2.0',
      routeKey,
      rawPath: path,
      rawQueryString: '',
      headers: { 'x-viewer-ip': '203.0.113.7', ...front, ...asked.headers },
      ...(asked.cookies && { cookies: asked.cookies }),
      ...(asked.params && { pathParameters: asked.params }),
      ...(asked.query && { queryStringParameters: asked.query }),
      ...(asked.body !== undefined && {
        body:
          typeof asked.body === 'string'
            ? Buffer.from(asked.body).toString('base64')
            : JSON.stringify(asked.body),
      }),
      isBase64Encoded: typeof asked.body === 'string',
      requestContext: { requestId: 'test', routeKey, http: { method, path, sourceIp: '203.0.113.7' } },
    };
  };

  return {
    /** Access denied by the policies, a sentence each. */
    denied,
    unused,
    mails,
    log: functions.log,
    put: (item: object) => documents.send(new PutCommand({ TableName: table, Item: item })),
    get: async (key: { pk: string; sk: string }): Promise<unknown> =>
      (await documents.send(new GetCommand({ TableName: table, Key: key }))).Item,
    /** Keys of everything an index holds. */
    async index(name: string): Promise<{ pk: string; sk: string }[]> {
      const { Items } = await documents.send(new ScanCommand({ TableName: table, IndexName: name }));
      return (Items ?? []).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    },
    /** A request through the front. */
    async ask(routeKey: string, now: string, asked: Asked = {}): Promise<Answer> {
      const answer = await functions.invoke(functionBehind(stack, routeKey), now, eventOf(routeKey, asked));
      return Object.assign({ statusCode: 0, headers: {}, body: '' }, answer);
    },
    /** Every schedule whose expression matches, with the input the template gives it. */
    async wake(expression: RegExp, now: string): Promise<unknown[]> {
      const schedules = Object.values(stack.template.findResources('AWS::Scheduler::Schedule'));
      const due = schedules.filter(({ Properties }) => expression.test(Properties.ScheduleExpression));
      if (due.length === 0) throw new Error(`No schedule ${expression}`);
      return Promise.all(
        due.map(({ Properties: { Target } }) => {
          const input = String(resolve(Target.Input)).replace('<aws.scheduler.scheduled-time>', now);
          return functions.invoke(Target.Arn['Fn::GetAtt'][0], now, JSON.parse(input));
        }),
      );
    },
    /** An event of SES, as the rule hands it on. */
    async report(now: string, event: object): Promise<unknown[]> {
      const rules = Object.values(stack.template.findResources('AWS::Events::Rule'));
      const targets: { Arn: { 'Fn::GetAtt': [string, string] } }[] = rules.flatMap(
        (r) => r.Properties.Targets,
      );
      return Promise.all(targets.map(({ Arn }) => functions.invoke(Arn['Fn::GetAtt'][0], now, event)));
    },
    async stop() {
      await functions.stop();
      client.destroy();
      await Promise.all([...gates, store].map(close));
    },
  };
}
export type RunningProvince = Awaited<ReturnType<typeof runProvince>>;
