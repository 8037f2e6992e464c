/** The CDK app: one stack for each file in provinces/. `npx cdk synth --strict`, `npx cdk deploy kien-giang`. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { type Province, parseProvince } from '../functions/platform/province.ts';
import { ProvinceStack } from './aws/province-stack.ts';
import { BUNDLES } from './bundle.ts';

const PROVINCES = new URL('provinces/', import.meta.url);

/** @throws Error with one sentence per mistake in a file. */
export const readProvinces = (): Province[] =>
  readdirSync(PROVINCES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => parseProvince(JSON.parse(readFileSync(new URL(file, PROVINCES), 'utf8'))));

/** @param bundles folder of the functions' bundles; `props` as a test gives them. */
export function makeApp(provinces: readonly Province[], bundles = BUNDLES, props: AppProps = {}): App {
  const app = new App(props);
  for (const province of provinces) new ProvinceStack(app, province, bundles);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) makeApp(readProvinces()).synth();
