/** The CDK app: one stack for each file in provinces/. `npx cdk synth --strict`, `npx cdk deploy kien-giang`. */
import { fileURLToPath } from 'node:url';
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { Province } from '../functions/platform/province.ts';
import { ProvinceStack } from './aws/province-stack.ts';
import { BUNDLES } from './bundle.ts';
import { ProvinceMistakes, readProvinces } from './province-file/files.ts';

/** @param bundles folder of the functions' bundles; `props` as a test gives them. */
export function makeApp(provinces: readonly Province[], bundles = BUNDLES, props: AppProps = {}): App {
  const app = new App(props);
  for (const province of provinces) new ProvinceStack(app, province, bundles);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    makeApp(readProvinces()).synth();
  } catch (error) {
    // Whoever edits a file wants its mistakes, not our stack.
    if (!(error instanceof ProvinceMistakes)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
