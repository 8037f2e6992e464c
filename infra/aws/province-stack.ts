/** One province: everything topology.ts lists, wired. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFn } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { provinceVariable, VARIABLES } from '../../functions/platform/environment.ts';
import type { Province } from '../../functions/platform/province.ts';
import { FUNCTIONS, type FunctionSpec } from '../../functions/topology.ts';
import { Api } from './api.ts';
import { makeFunction } from './function.ts';
import { keepFailures, makeDeadLetters, wake } from './jobs.ts';
import { Mail } from './mail.ts';
import { Site } from './site.ts';
import { makeTable } from './table.ts';
import { Watch } from './watch.ts';

const isWoken = ({ schedule, onMailEvents }: FunctionSpec): boolean => Boolean(schedule ?? onMailEvents);

export class ProvinceStack extends Stack {
  readonly table: TableV2;
  readonly mail: Mail;
  readonly api: Api;
  readonly site: Site;
  /** By their names in the topology. */
  readonly functions: ReadonlyMap<string, LambdaFn>;
  /** What was lost on the way to a woken function or in it, by that function's name. */
  readonly deadLetters: ReadonlyMap<string, Queue>;

  /** @param bundles folder of the functions' bundles. */
  constructor(scope: Construct, province: Province, bundles: string) {
    super(scope, province.id, {
      description: `An toan truong hoc, ${province.id}: schools declare, officials see`,
      env: { region: province.region },
      tags: { application: 'an-toan-truong-hoc', province: province.id },
      terminationProtection: true,
    });
    this.table = makeTable(this);
    this.mail = new Mail(this, 'Mail', province);
    this.api = new Api(this, 'Api');
    this.site = new Site(this, 'Site', province, this.api.host);
    const functions = new Map<string, LambdaFn>();
    const deadLetters = new Map<string, Queue>();
    for (const spec of FUNCTIONS) {
      const fn = this.make(spec, province, bundles);
      functions.set(spec.name, fn);
      if (isWoken(spec)) deadLetters.set(spec.name, this.wake(spec, fn, province));
    }
    this.functions = functions;
    this.deadLetters = deadLetters;
    new Watch(this, 'Watch', province, this);
    this.tell();
  }

  /** The function behind its routes, with what it is told and may do. */
  private make(spec: FunctionSpec, province: Province, bundles: string): LambdaFn {
    const { table, site, mail } = this;
    const { sendsMail, asksMailRate } = spec.touches;
    const fn = makeFunction(this, spec, {
      bundles,
      table,
      environment: {
        [VARIABLES.tableName]: table.tableName,
        [VARIABLES.province]: provinceVariable(province),
        [VARIABLES.publicOrigin]: site.origin,
        [VARIABLES.originKey]: site.originKey,
        ...(sendsMail && {
          [VARIABLES.mailFrom]: mail.from,
          [VARIABLES.configurationSet]: mail.configurationSet,
        }),
      },
    });
    if (sendsMail) mail.allowSending(fn);
    if (asksMailRate) mail.allowAskingRate(fn);
    if (spec.routes) this.api.add(spec.name, fn, spec.routes);
    return fn;
  }

  /** @returns where that which never got done is kept. */
  private wake({ name, schedule, onMailEvents }: FunctionSpec, fn: LambdaFn, province: Province): Queue {
    const deadLetters = makeDeadLetters(this, name);
    keepFailures(fn, deadLetters, schedule);
    if (schedule) wake(this, name, fn, deadLetters, schedule, province);
    if (onMailEvents) this.mail.report(fn, deadLetters);
    return deadLetters;
  }

  private tell(): void {
    const { site, table } = this;
    const tell = (id: string, value: string) => new CfnOutput(this, id, { value });
    tell('Url', site.origin);
    // Refuses whoever does not come through the front: a deployment tries that.
    tell('ApiUrl', `https://${this.api.host}`);
    tell('FrontDomain', site.distribution.distributionDomainName);
    tell('DistributionId', site.distribution.distributionId);
    tell('PagesBucket', site.bucket.bucketName);
    tell('TableName', table.tableName);
  }
}
