/** What the functions are told on one machine: the very names the stack writes, and the SDK's own ways to the embedded parts. */
import { randomUUID } from 'node:crypto';
import { provinceVariable, VARIABLES } from '../../functions/platform/environment.ts';
import type { Province } from '../../functions/platform/province.ts';

export const TABLE = 'rehearsal';

export interface LocalEnvironment {
  province: Province;
  publicOrigin: string;
  dynamo: string;
  ses: string;
}

/** Writes them into this process, in which all functions run. @returns the key the front vouches with. */
export function setEnvironment({ province, publicOrigin, dynamo, ses }: LocalEnvironment): string {
  const originKey = randomUUID();
  Object.assign(process.env, {
    [VARIABLES.tableName]: TABLE,
    [VARIABLES.province]: provinceVariable(province),
    [VARIABLES.publicOrigin]: publicOrigin,
    [VARIABLES.originKey]: originKey,
    [VARIABLES.mailFrom]: `${province.mail.fromLocal}@${province.mail.domain}`,
    [VARIABLES.configurationSet]: 'rehearsal',
    AWS_ENDPOINT_URL_DYNAMODB: dynamo,
    AWS_ENDPOINT_URL_SES: ses,
    AWS_REGION: province.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  // Nothing of the developer's own AWS set-up may lead a function elsewhere.
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])
    delete process.env[name];
  return originKey;
}
