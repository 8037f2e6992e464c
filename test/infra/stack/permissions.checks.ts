import { describe, expect, it } from 'vitest';
import { FUNCTIONS, type FunctionSpec } from '../../../functions/topology.ts';
import { ACCOUNT, REGION, resolve, resolveText, tableArn } from '../resolve.ts';
import { roleOf, type Statement, statementsOf, trustOf } from '../roles.ts';
import { kienGiang } from '../stack.ts';
import { all, arnOf, attributeOf, idOf, idsOf, properties, readReference, reference } from './reading.ts';

readReference();

/** The role of a function, by the function's name in the topology. */
const roleNamed = (name: string) => roleOf(reference().template, idOf(name));
const statementsNamed = (name: string) => statementsOf(reference().template, roleNamed(name));
const idStarting = (type: string, start: string) => idsOf(type).find((id) => id.startsWith(start)) ?? '';
const ses = (kind: string, id: string) => `arn:aws:ses:${REGION}:${ACCOUNT}:${kind}/${id}`;

const onData = ({ touches }: FunctionSpec): Statement[] => {
  if (touches.table.length === 0) return [];
  const arn = tableArn(idStarting('AWS::DynamoDB::GlobalTable', ''));
  const indexes = touches.indexes?.map((index) => `${arn}/index/${index}`).sort();
  return [
    { actions: touches.table.map((action) => `dynamodb:${action}`).sort(), resources: [arn] },
    ...(indexes ? [{ actions: ['dynamodb:Query'], resources: indexes }] : []),
  ];
};

const onMail = ({ touches }: FunctionSpec): Statement[] => {
  const resources = [
    ses('configuration-set', idStarting('AWS::SES::ConfigurationSet', '')),
    ses('identity', idStarting('AWS::SES::EmailIdentity', '')),
    ...kienGiang.operators.map((address) => ses('identity', address)),
  ].sort();
  const conditions = { StringEquals: { 'ses:FromAddress': 'khai-bao@khaibao.kiengiang.example' } };
  return [
    ...(touches.sendsMail ? [{ actions: ['ses:SendRawEmail'], resources, conditions }] : []),
    ...(touches.asksMailRate ? [{ actions: ['ses:GetSendQuota'], resources: ['*'] }] : []),
  ];
};

const onItsOwn = ({ name, routes }: FunctionSpec): { logs: Statement; failures: Statement[] } => {
  const id = name.replaceAll('-', '');
  const arn = (type: string, start: string) => attributeOf(idStarting(type, start), 'Arn');
  return {
    logs: {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [arn('AWS::Logs::LogGroup', `${id}logs`)],
    },
    failures: routes
      ? []
      : [{ actions: ['sqs:SendMessage'], resources: [arn('AWS::SQS::Queue', `${id}dead`)] }],
  };
};

const expected = (spec: FunctionSpec): Statement[] => {
  const { logs, failures } = onItsOwn(spec);
  return [logs, ...onData(spec), ...onMail(spec), ...failures];
};

describe('permissions', () => {
  it.each(FUNCTIONS)('of $name are exactly what the topology says it touches', (spec) => {
    expect(statementsNamed(spec.name)).toEqual(expected(spec));
  });

  it('are nobody’s but the functions’ and those of who wakes them', () => {
    const functions = FUNCTIONS.map(({ name }) => roleNamed(name));
    const callers = properties('AWS::Scheduler::Schedule').map((s) => s.Target.RoleArn['Fn::GetAtt'][0]);
    expect(new Set(functions).size).toBe(functions.length);
    expect(idsOf('AWS::IAM::Role').sort()).toEqual([...functions, ...callers].sort());
    for (const type of ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::ManagedPolicy'])
      expect(all(type)).toEqual([]);
  });

  it('go to the service that runs it, and the scheduler’s to this account’s alone', () => {
    const ofFunctions = FUNCTIONS.map(({ name }) => roleNamed(name));
    for (const id of idsOf('AWS::IAM::Role'))
      expect(trustOf(reference().template, id)).toEqual([
        ofFunctions.includes(id)
          ? { service: 'lambda.amazonaws.com' }
          : {
              service: 'scheduler.amazonaws.com',
              conditions: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
            },
      ]);
  });

  it('name no wildcard but the sending rate’s, which knows no resources', () => {
    const wild = idsOf('AWS::IAM::Role')
      .flatMap((id) => statementsOf(reference().template, id))
      .filter(({ actions, resources }) => [...actions, ...resources].some((text) => text.includes('*')));
    expect(wild).toEqual([{ actions: ['ses:GetSendQuota'], resources: ['*'] }]);
  });

  it('let the scheduler call one function each and leave what it could not deliver', () => {
    for (const schedule of properties('AWS::Scheduler::Schedule')) {
      const { Arn, RoleArn, DeadLetterConfig } = schedule.Target;
      expect(statementsOf(reference().template, RoleArn['Fn::GetAtt'][0])).toEqual([
        { actions: ['lambda:InvokeFunction'], resources: [resolveText(Arn)] },
        { actions: ['sqs:SendMessage'], resources: [resolveText(DeadLetterConfig.Arn)] },
      ]);
    }
  });
});

describe('who may call a function from outside', () => {
  interface Permission {
    FunctionName: unknown;
    Principal: string;
    SourceArn: unknown;
    Action: string;
  }
  const invocations = (principal: string): Permission[] =>
    properties('AWS::Lambda::Permission').filter(({ Principal }) => Principal === principal);

  it('is the API by each of its routes, method and path', () => {
    const [api = ''] = idsOf('AWS::ApiGatewayV2::Api');
    const wanted = FUNCTIONS.flatMap(({ name, routes = [] }) =>
      routes.map(({ route }) => {
        const path = route.split(' ')[1]?.replace(/\{[^}]+\}/g, '*');
        // The stage and the method: API Gateway is one principal, the route leads to this function only.
        return [arnOf(name), `arn:aws:execute-api:${REGION}:${ACCOUNT}:${api}/*/*${path}`];
      }),
    );
    const found = invocations('apigateway.amazonaws.com').map(({ FunctionName, SourceArn }) => [
      resolveText(FunctionName),
      resolveText(SourceArn).replace(/\{[^}]+\}/g, '*'),
    ]);
    expect(found.map(String).sort()).toEqual(wanted.map(String).sort());
  });

  it('is the rule for mail events, for the one function that asks for them; nobody else', () => {
    const rules = idsOf('AWS::Events::Rule').map((id) => attributeOf(id, 'Arn'));
    const [event, ...others] = invocations('events.amazonaws.com');
    expect(others).toEqual([]);
    expect([resolveText(event?.FunctionName), resolveText(event?.SourceArn)]).toEqual([
      arnOf('bounces'),
      rules[0],
    ]);
    const principals = properties('AWS::Lambda::Permission').map(({ Principal }) => Principal);
    expect([...new Set(principals)].sort()).toEqual(['apigateway.amazonaws.com', 'events.amazonaws.com']);
    for (const { Action } of properties('AWS::Lambda::Permission'))
      expect(Action).toBe('lambda:InvokeFunction');
    expect(all('AWS::Lambda::Url')).toEqual([]);
  });
});

describe('what buckets and queues say themselves', () => {
  interface Said {
    Effect: string;
    Action: string;
    Principal: { Service?: string };
    Condition: object;
  }
  const said = (): Said[] =>
    ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy']
      .flatMap(properties)
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

  it('refuses whoever comes without TLS, on each of them', () => {
    const refusals = said().filter(({ Effect }) => Effect === 'Deny');
    expect(refusals).toHaveLength(idsOf('AWS::S3::Bucket').length + idsOf('AWS::SQS::Queue').length);
    for (const { Condition } of refusals)
      expect(Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
  });

  it('lets three services in, each on account of one thing of this stack', () => {
    const allowed = said().filter(({ Effect }) => Effect === 'Allow');
    const shown = allowed.map(({ Principal, Action, Condition }) => [
      Principal.Service,
      Action,
      JSON.stringify(resolve(Condition)).includes('SourceArn'),
    ]);
    expect(shown.sort()).toEqual([
      ['cloudfront.amazonaws.com', 's3:GetObject', true],
      ['events.amazonaws.com', 'sqs:SendMessage', true],
      ['logging.s3.amazonaws.com', 's3:PutObject', true],
    ]);
  });
});
