import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS, INDEXES } from '../../functions/topology.ts';
import { openingCron } from '../../infra/aws/jobs.ts';
import { SECURITY_HEADERS } from '../../infra/headers.ts';
import { ACCOUNT, REGION, resolve, resolveText, STACK_GUID, tableArn } from './resolve.ts';
import { roleOf, statementsOf } from './roles.ts';
import { kienGiang, type Synthesized, synthesize } from './stack.ts';

let stack: Synthesized;
beforeAll(async () => {
  stack = await synthesize();
});

const all = (type: string) => Object.entries(stack.template.findResources(type));
const properties = (type: string) => all(type).map(([, { Properties }]) => Properties);
const only = (type: string) => {
  const [found, ...others] = properties(type);
  expect(others).toEqual([]);
  return found;
};
/** Logical id of the function of that name in the topology. */
const idOf = (name: string): string => {
  const id = name.replaceAll('-', '');
  const found = all('AWS::Lambda::Function').map(([each]) => each);
  const match = found.filter((each) => each.replace(/[0-9A-F]{8}$/, '') === id);
  expect(match, name).toHaveLength(1);
  return String(match[0]);
};
const attributeOf = (id: string, name: string) => resolveText({ 'Fn::GetAtt': [id, name] });

describe('the table', () => {
  it('has the keys and indexes of the topology and no others', () => {
    const table = only('AWS::DynamoDB::GlobalTable');
    const keys = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    expect(table.KeySchema).toEqual(keys('pk', 'sk'));
    expect(table.GlobalSecondaryIndexes).toEqual(
      Object.entries(INDEXES).map(([IndexName, { partition, sort, projects }]) => ({
        IndexName,
        KeySchema: keys(partition, sort),
        Projection:
          projects.length > 0
            ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projects] }
            : { ProjectionType: 'KEYS_ONLY' },
      })),
    );
  });

  it('is kept, restorable to any second of five weeks, and sweeps what expired', () => {
    const [[, table] = []] = all('AWS::DynamoDB::GlobalTable');
    expect([table?.DeletionPolicy, table?.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    const { Replicas, TimeToLiveSpecification, BillingMode } = only('AWS::DynamoDB::GlobalTable');
    expect(BillingMode).toBe('PAY_PER_REQUEST');
    expect(TimeToLiveSpecification).toEqual({ AttributeName: 'expires', Enabled: true });
    expect(Replicas).toHaveLength(1);
    expect(Replicas[0]).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    });
  });
});

describe('functions', () => {
  it('are those of the topology, on ARM and Node 24, with its memory and time', () => {
    expect(all('AWS::Lambda::Function')).toHaveLength(FUNCTIONS.length);
    for (const { name, memoryMb, timeoutSeconds } of FUNCTIONS)
      expect(stack.template.findResources('AWS::Lambda::Function')[idOf(name)]?.Properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        MemorySize: memoryMb,
        Timeout: timeoutSeconds,
      });
  });

  it('reserve no concurrency', () => {
    for (const each of properties('AWS::Lambda::Function'))
      expect(each).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it('write to log groups of their own that forget after three months', () => {
    const groups = properties('AWS::Lambda::Function').map((each) => each.LoggingConfig.LogGroup.Ref);
    expect(new Set(groups).size).toBe(FUNCTIONS.length);
    expect(all('AWS::Logs::LogGroup').map(([id]) => id)).toEqual(expect.arrayContaining(groups));
    for (const group of properties('AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBe(90);
  });

  it('are told the front’s domain, the key of the origin and, only if they send, the sender', () => {
    for (const { name, touches } of FUNCTIONS) {
      const lambda = stack.template.findResources('AWS::Lambda::Function')[idOf(name)];
      const variables = resolve(lambda?.Properties.Environment.Variables);
      expect(variables).toMatchObject({
        PUBLIC_ORIGIN: expect.stringMatching(/^https:\/\/sitefront\w+\.cloudfront\.example$/),
        ORIGIN_KEY: STACK_GUID,
      });
      const names = Object.keys(Object(variables)).sort();
      const mail = touches.sendsMail ? ['CONFIGURATION_SET', 'MAIL_FROM'] : [];
      expect(names).toEqual([...mail, 'ORIGIN_KEY', 'PROVINCE', 'PUBLIC_ORIGIN', 'TABLE_NAME'].sort());
      expect(JSON.stringify(variables).length).toBeLessThan(4096);
    }
  });
});

describe('permissions', () => {
  const tableId = () => all('AWS::DynamoDB::GlobalTable').map(([id]) => id)[0] ?? '';
  const ses = (kind: string, id: string) => `arn:aws:ses:${REGION}:${ACCOUNT}:${kind}/${id}`;
  const idsOf = (type: string) => all(type).map(([id]) => id);

  function expected({ name, touches, schedule, onMailEvents }: (typeof FUNCTIONS)[number]) {
    const arn = tableArn(tableId());
    const [identity = ''] = idsOf('AWS::SES::EmailIdentity');
    const [set = ''] = idsOf('AWS::SES::ConfigurationSet');
    const queue =
      idsOf('AWS::SQS::Queue').find((id) => id.startsWith(`${name.replaceAll('-', '')}dead`)) ?? '';
    const group =
      idsOf('AWS::Logs::LogGroup').find((id) => id.startsWith(`${name.replaceAll('-', '')}logs`)) ?? '';
    return [
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [attributeOf(group, 'Arn')] },
      { actions: touches.table.map((action) => `dynamodb:${action}`).sort(), resources: [arn] },
      touches.indexes && {
        actions: ['dynamodb:Query'],
        resources: touches.indexes.map((index) => `${arn}/index/${index}`).sort(),
      },
      touches.sendsMail && {
        actions: ['ses:SendRawEmail'],
        resources: [ses('configuration-set', set), ses('identity', identity)],
        conditions: { StringEquals: { 'ses:FromAddress': 'khai-bao@khaibao.kiengiang.example' } },
      },
      touches.sendsMail && { actions: ['ses:GetSendQuota'], resources: ['*'] },
      (schedule || onMailEvents) && { actions: ['sqs:SendMessage'], resources: [attributeOf(queue, 'Arn')] },
    ].filter((statement) => typeof statement === 'object');
  }

  it.each(FUNCTIONS)('of $name are exactly what the topology says it touches', (spec) => {
    const found = statementsOf(stack.template, roleOf(stack.template, idOf(spec.name)));
    expect(found).toEqual(expected(spec));
  });

  it('name no wildcard but the sending rate’s, which knows no resources', () => {
    const wild = all('AWS::IAM::Role')
      .flatMap(([id]) => statementsOf(stack.template, id))
      .filter(({ actions, resources }) => [...actions, ...resources].some((text) => text.includes('*')));
    expect(wild.map(({ actions }) => actions)).toEqual(
      FUNCTIONS.filter(({ touches }) => touches.sendsMail).map(() => ['ses:GetSendQuota']),
    );
  });

  it('let the scheduler call one function each and leave what it could not deliver', () => {
    for (const schedule of properties('AWS::Scheduler::Schedule')) {
      const { Arn, RoleArn, DeadLetterConfig } = schedule.Target;
      expect(statementsOf(stack.template, RoleArn['Fn::GetAtt'][0])).toEqual([
        { actions: ['lambda:InvokeFunction'], resources: [resolveText(Arn)] },
        { actions: ['sqs:SendMessage'], resources: [resolveText(DeadLetterConfig.Arn)] },
      ]);
    }
  });
});

describe('the API', () => {
  it('has every route of the topology, each leading to its function, and no others', () => {
    const integrations = stack.template.findResources('AWS::ApiGatewayV2::Integration');
    const found = properties('AWS::ApiGatewayV2::Route').map(({ RouteKey, Target }) => {
      const integration = integrations[resolveText(Target).replace('integrations/', '')]?.Properties;
      expect(integration.PayloadFormatVersion).toBe('2.0');
      return [RouteKey, resolveText(integration.IntegrationUri)];
    });
    const wanted = FUNCTIONS.flatMap(({ name, routes }) =>
      (routes ?? []).map(({ route }) => [route, attributeOf(idOf(name), 'Arn')]),
    );
    expect(found.sort()).toEqual(wanted.sort());
  });

  it('is throttled, sign-in tighter, once its route exists', () => {
    const stage = only('AWS::ApiGatewayV2::Stage');
    const limits = stage.DefaultRouteSettings;
    const tight = stage.RouteSettings['POST /api/sign-in'];
    expect(tight.ThrottlingRateLimit).toBeLessThan(limits.ThrottlingRateLimit);
    expect(tight.ThrottlingBurstLimit).toBeLessThan(limits.ThrottlingBurstLimit);
    const [[, { DependsOn }] = ['', { DependsOn: [] }]] = all('AWS::ApiGatewayV2::Stage');
    const [signIn] =
      all('AWS::ApiGatewayV2::Route').find(([, r]) => r.Properties.RouteKey === 'POST /api/sign-in') ?? [];
    expect(DependsOn).toContain(signIn);
  });

  it('logs neither addresses nor paths', () => {
    const { Format } = only('AWS::ApiGatewayV2::Stage').AccessLogSettings;
    expect(Object.keys(JSON.parse(Format))).toContain('requestId');
    expect(Format).not.toMatch(/sourceIp|\.path|rawPath|identity/);
  });
});

describe('what is woken', () => {
  it('the round opens by the province’s weekdays and hour, in its zone', () => {
    expect(openingCron({ weekdays: [5, 1], hours: { ...kienGiang.hours, opens: '06:30' } })).toBe(
      'cron(30 6 ? * MON,FRI *)',
    );
    const schedules = properties('AWS::Scheduler::Schedule');
    expect(schedules.map((s) => [s.ScheduleExpression, s.ScheduleExpressionTimezone]).sort()).toEqual([
      ['cron(0 6 ? * MON,FRI *)', 'Asia/Ho_Chi_Minh'],
      ['rate(1 minute)', 'Asia/Ho_Chi_Minh'],
    ]);
    expect(schedules).toHaveLength(FUNCTIONS.filter(({ schedule }) => schedule).length);
  });

  it('a minute’s call that comes late is dropped: the next one comes anyway', () => {
    const minutely = properties('AWS::Scheduler::Schedule').find(
      (s) => s.ScheduleExpression === 'rate(1 minute)',
    );
    expect(minutely?.Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
    const invoke = properties('AWS::Lambda::EventInvokeConfig').find(
      ({ FunctionName }) => resolveText(FunctionName) === idOf('agenda'),
    );
    expect(invoke).toMatchObject({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
  });

  it('every woken function keeps what failed, on the way to it and in it', () => {
    const queues = all('AWS::SQS::Queue').map(([id]) => attributeOf(id, 'Arn'));
    const woken = FUNCTIONS.filter(({ schedule, onMailEvents }) => schedule || onMailEvents);
    const after = properties('AWS::Lambda::EventInvokeConfig').map((config) =>
      resolveText(config.DestinationConfig.OnFailure.Destination),
    );
    const before = [
      ...properties('AWS::Scheduler::Schedule').map((s) => resolveText(s.Target.DeadLetterConfig.Arn)),
      ...properties('AWS::Events::Rule').map((r) => resolveText(r.Targets[0].DeadLetterConfig.Arn)),
    ];
    expect(queues).toHaveLength(woken.length);
    expect(after.sort()).toEqual([...queues].sort());
    expect(before.sort()).toEqual([...queues].sort());
  });
});

describe('mail', () => {
  it('leaves by TLS only and is reported to the function that asks for it', () => {
    expect(only('AWS::SES::ConfigurationSet').DeliveryOptions).toEqual({ TlsPolicy: 'REQUIRE' });
    const { EventDestination } = only('AWS::SES::ConfigurationSetEventDestination');
    expect(EventDestination.MatchingEventTypes.sort()).toEqual(['bounce', 'complaint', 'delivery', 'reject']);
    expect(resolveText(EventDestination.EventBridgeDestination.EventBusArn)).toMatch(/:event-bus\/default$/);
    const { EventPattern, Targets } = only('AWS::Events::Rule');
    const [[set] = []] = all('AWS::SES::ConfigurationSet');
    expect(resolve(EventPattern.detail.mail.tags)).toEqual({ 'ses:configuration-set': [set] });
    expect(EventPattern['detail-type']).toHaveLength(4);
    const wanted = FUNCTIONS.filter(({ onMailEvents }) => onMailEvents).map(({ name }) =>
      attributeOf(idOf(name), 'Arn'),
    );
    expect(Targets.map((target: { Arn: unknown }) => resolveText(target.Arn))).toEqual(wanted);
  });
});

describe('the front', () => {
  const distribution = () => only('AWS::CloudFront::Distribution').DistributionConfig;

  it('shows the API the key its functions ask for', () => {
    const [header, ...others] = distribution().Origins.flatMap(
      (origin: { OriginCustomHeaders?: unknown[] }) => origin.OriginCustomHeaders ?? [],
    );
    expect(others).toEqual([]);
    expect(resolve(header)).toEqual({ HeaderName: 'x-origin-key', HeaderValue: STACK_GUID });
  });

  it('caches nothing of the API but what is everybody’s, and no error of anyone', () => {
    const { CacheBehaviors, CustomErrorResponses } = distribution();
    expect(CacheBehaviors.map((each: { PathPattern: string }) => each.PathPattern)).toEqual([
      '/api/public/*',
      '/api/*',
    ]);
    // What is the same for everybody is kept a minute, by its search alone: no cookie, no header makes another answer.
    const {
      MaxTTL,
      DefaultTTL,
      ParametersInCacheKeyAndForwardedToOrigin: key,
    } = only('AWS::CloudFront::CachePolicy').CachePolicyConfig;
    expect([MaxTTL, DefaultTTL]).toEqual([60, 0]);
    expect(key).toMatchObject({
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['q'] },
    });
    // Managed policies: CachingDisabled, AllViewerExceptHostHeader.
    expect(CacheBehaviors[1]).toMatchObject({
      PathPattern: '/api/*',
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
    for (const response of CustomErrorResponses)
      expect(response).toEqual({ ErrorCode: expect.any(Number), ErrorCachingMinTTL: 0 });
    expect(CustomErrorResponses.map((r: { ErrorCode: number }) => r.ErrorCode)).toEqual(
      expect.arrayContaining([404, 500, 503]),
    );
  });

  it('sends the security headers, with HSTS, on pages and API', () => {
    const { SecurityHeadersConfig: s, CustomHeadersConfig } = only(
      'AWS::CloudFront::ResponseHeadersPolicy',
    ).ResponseHeadersPolicyConfig;
    const custom = CustomHeadersConfig.Items.map((h: { Header: string; Value: string }) => [
      h.Header,
      h.Value,
    ]);
    expect({
      ...Object.fromEntries(custom),
      'content-security-policy': s.ContentSecurityPolicy.ContentSecurityPolicy,
      'referrer-policy': s.ReferrerPolicy.ReferrerPolicy,
      'x-content-type-options': s.ContentTypeOptions.Override && 'nosniff',
      'x-frame-options': s.FrameOptions.FrameOption,
    }).toEqual(SECURITY_HEADERS);
    expect(s.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThan(31_536_000);
    const { CacheBehaviors, DefaultCacheBehavior } = distribution();
    for (const behaviour of [...CacheBehaviors, DefaultCacheBehavior])
      expect(behaviour.ResponseHeadersPolicyId).toBeDefined();
  });

  it('reads the pages from a bucket nobody else reads', () => {
    for (const bucket of properties('AWS::S3::Bucket'))
      expect(bucket.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    only('AWS::CloudFront::OriginAccessControl');
  });
});

describe('the stack', () => {
  it('says nothing beyond ASCII, which CloudFormation does not keep', () => {
    expect(stack.json.match(/[^\x20-\x7e\n]/)).toBeNull();
  });

  it('can be made in one go: no resource waits for itself', () => {
    const resources: Record<string, unknown> = JSON.parse(stack.json).Resources;
    const waitsFor = (id: string) =>
      Object.keys(resources).filter((other) => JSON.stringify(resources[id]).includes(`"${other}"`));
    const done = new Set<string>();
    const visit = (id: string, path: string[]) => {
      expect(path, 'a circle').not.toContain(id);
      if (done.has(id)) return;
      for (const other of waitsFor(id).filter((each) => each !== id)) visit(other, [...path, id]);
      done.add(id);
    };
    for (const id of Object.keys(resources)) visit(id, []);
    expect(done.size).toBe(Object.keys(resources).length);
  });

  it('takes the province’s own domain when it has one', async () => {
    const site = {
      domain: 'khaibao.kiengiang.example',
      certificateArn: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/abc`,
    };
    const { template } = await synthesize({ ...kienGiang, site });
    const [front] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
    expect(front?.Properties.DistributionConfig).toMatchObject({
      Aliases: [site.domain],
      ViewerCertificate: { AcmCertificateArn: site.certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function')))
      expect(Properties.Environment.Variables.PUBLIC_ORIGIN).toBe(`https://${site.domain}`);
  });
});
