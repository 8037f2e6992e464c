/** Synthesizes the reference province as `cdk synth` would, with its real bundles, and reads the template. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import { bundleFunctions } from '../../infra/bundle.ts';
import { makeApp } from '../../infra/main.ts';
import { readProvinceFile } from '../../infra/province-file/files.ts';

const root = new URL('../../', import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

export const kienGiang = readProvinceFile('kien-giang');

/** An App in a test does not read cdk.json by itself, nor what the CLI adds: without them another template comes out. */
export const cdkContext: Record<string, unknown> = {
  ...readJson('cdk.json').context,
  'aws:cdk:enable-path-metadata': true,
};

/** One folder for a test file's bundles and assemblies, gone with it. */
const work = mkdtempSync(join(tmpdir(), 'province-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The same for every province. */
let bundled: Promise<unknown> | undefined;

const CODE_OF_FUNCTIONS = /^asset\./;

export interface Synthesized {
  app: App;
  /** As written to the assembly, before anything reads it. */
  json: string;
  template: Template;
  /** What is said of the stack itself when it is deployed, outside its template. */
  deployment: { tags: Readonly<Record<string, string>>; terminationProtection: boolean; region: string };
  /** Folder of a function's code as it would be uploaded. @param s3Key as the template names it */
  codeOf(s3Key: string): string;
}

/** @throws Error when CloudFormation's own rules or cdk-nag find anything: the same plugins as in `cdk synth`. */
export async function synthesize(province = kienGiang): Promise<Synthesized> {
  const bundles = join(work, 'functions');
  bundled ??= bundleFunctions(bundles);
  await bundled;
  const outdir = mkdtempSync(join(work, 'stack-'));
  const app = makeApp([province], bundles, { context: cdkContext, outdir });
  const assembly = app.synth();
  const stack = assembly.getStackByName(province.id);
  const json = readFileSync(join(assembly.directory, `${province.id}.template.json`), 'utf8');
  const assets: { files: Record<string, { source: { path: string } }> } = JSON.parse(
    readFileSync(join(assembly.directory, `${province.id}.assets.json`), 'utf8'),
  );
  return {
    app,
    json,
    template: Template.fromJSON(JSON.parse(json)),
    deployment: {
      tags: stack.tags,
      terminationProtection: stack.terminationProtection ?? false,
      region: stack.environment.region,
    },
    codeOf(s3Key) {
      const path = assets.files[s3Key.replace(/\.zip$/, '')]?.source.path;
      if (!path || !CODE_OF_FUNCTIONS.test(path)) throw new Error(`No code uploaded as ${s3Key}`);
      return join(assembly.directory, path);
    },
  };
}
