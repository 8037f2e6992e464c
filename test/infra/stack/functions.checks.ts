import { describe, expect, it } from 'vitest';
import { BATCH, LEASE, WORKS_FOR } from '../../../functions/mail/agenda.step.ts';
import { FUNCTIONS } from '../../../functions/topology.ts';
import { resolve, STACK_GUID } from '../resolve.ts';
import { all, idOf, only, properties, readReference, reference } from './reading.ts';

readReference();

describe('functions', () => {
  it('are those of the topology, on ARM and Node 24, with its memory and time', () => {
    expect(all('AWS::Lambda::Function')).toHaveLength(FUNCTIONS.length);
    for (const { name, memoryMb, timeoutSeconds } of FUNCTIONS)
      expect(
        reference().template.findResources('AWS::Lambda::Function')[idOf(name)]?.Properties,
      ).toMatchObject({
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
      const lambda = reference().template.findResources('AWS::Lambda::Function')[idOf(name)];
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

  it('answer the API before it and the front give up, and do what they are woken for in one go', () => {
    const { Origins } = only('AWS::CloudFront::Distribution').DistributionConfig;
    const [waits] = Origins.flatMap((origin: { CustomOriginConfig?: { OriginReadTimeout: number } }) =>
      origin.CustomOriginConfig ? [origin.CustomOriginConfig.OriginReadTimeout] : [],
    );
    for (const { name, timeoutSeconds } of FUNCTIONS.filter(({ routes }) => routes))
      expect([name, timeoutSeconds <= 29, timeoutSeconds < waits]).toEqual([name, true, true]);
    const { timeoutSeconds } = FUNCTIONS.find(({ name }) => name === 'agenda') ?? { timeoutSeconds: 0 };
    // A batch begun in the last moment is finished, at one mail a second, before Lambda ends the run.
    const slowestBatch = BATCH.BULK * 1000;
    expect(timeoutSeconds * 1000).toBeGreaterThan(WORKS_FOR + slowestBatch);
    // A run that was killed blocks the next no longer than a few minutes' calls; a batch never outlives its lease.
    expect(LEASE.lasts).toBeLessThan(timeoutSeconds * 1000);
    expect(LEASE.lasts).toBeGreaterThan(slowestBatch);
  });

  it('log as JSON, so that what Lambda says of a run can be asked for as well', () => {
    for (const { LoggingConfig } of properties('AWS::Lambda::Function'))
      expect(LoggingConfig.LogFormat).toBe('JSON');
  });
});
