/** One province: everything topology.ts lists, wired. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
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

export class ProvinceStack extends Stack {
  /** @param bundles folder of the functions' bundles. */
  constructor(scope: Construct, province: Province, bundles: string) {
    super(scope, province.id, {
      description: `An toan truong hoc, ${province.id}: schools declare, officials see`,
      env: { region: province.region },
      tags: { application: 'an-toan-truong-hoc', province: province.id },
      terminationProtection: true,
    });
    const table = makeTable(this);
    const mail = new Mail(this, 'Mail', province);
    const api = new Api(this, 'Api');
    const site = new Site(this, 'Site', province, api.host);
    const environment = {
      [VARIABLES.tableName]: table.tableName,
      [VARIABLES.province]: provinceVariable(province),
      [VARIABLES.publicOrigin]: site.origin,
      [VARIABLES.originKey]: site.originKey,
    };
    const senders = { [VARIABLES.mailFrom]: mail.from, [VARIABLES.configurationSet]: mail.configurationSet };

    const add = (spec: FunctionSpec) => {
      const { sendsMail } = spec.touches;
      const fn = makeFunction(this, spec, {
        bundles,
        table,
        environment: { ...environment, ...(sendsMail && senders) },
      });
      if (sendsMail) mail.allowSending(fn);
      if (spec.routes) api.add(spec.name, fn, spec.routes);
      if (!spec.schedule && !spec.onMailEvents) return;
      const deadLetters = makeDeadLetters(this, spec.name);
      keepFailures(fn, deadLetters, spec.schedule);
      if (spec.schedule) wake(this, spec.name, fn, deadLetters, spec.schedule, province);
      if (spec.onMailEvents) mail.report(fn, deadLetters);
    };
    for (const spec of FUNCTIONS) add(spec);

    const tell = (id: string, value: string) => new CfnOutput(this, id, { value });
    tell('Url', site.origin);
    tell('FrontDomain', site.distribution.distributionDomainName);
    tell('DistributionId', site.distribution.distributionId);
    tell('PagesBucket', site.bucket.bucketName);
    tell('TableName', table.tableName);
  }
}
