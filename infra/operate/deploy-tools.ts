/** What a deployment works with: programs of this folder, what the stack says of itself, its bucket and front. */
import { spawn } from 'node:child_process';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../functions/platform/clock.ts';
import type { Province } from '../../functions/platform/province.ts';
import { ROOT } from '../local/place.ts';
import { Refusal } from '../local/refusal.ts';
import { bucketOf, forget } from './bucket.ts';
import type { Terminal } from './command.ts';
import type { Front } from './publishing.ts';
import { run } from './running.ts';

/** What the stack says of itself. */
export interface Outputs {
  url: string;
  bucket: string;
  distribution: string;
  apiUrl?: string | undefined;
}

export interface Tools {
  /** Runs a program of this folder to its end; its output goes to the terminal. @throws Refusal when it fails */
  run(program: string, args: readonly string[]): Promise<void>;
  outputs(province: Province): Promise<Outputs>;
  front(province: Province, outputs: Outputs, terminal: Terminal): Front;
  /** What git calls what lies here. */
  label(): Promise<string>;
  /** Folder of the built pages. */
  site: string;
}

/** @throws Refusal when the program fails; what it says is seen */
export const runHere: Tools['run'] = (program, args) =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    });
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Refusal(`${program} ended with ${code}; what it says stands above.`)),
    );
  });

/** From CloudFormation: the same wherever the stack was deployed from. */
export async function stackOutputs({ id, region }: Province): Promise<Outputs> {
  const { Stacks } = await new CloudFormationClient({ region }).send(
    new DescribeStacksCommand({ StackName: id }),
  );
  const value = (key: string) =>
    Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
  const [url, bucket, distribution] = ['Url', 'PagesBucket', 'DistributionId'].map(value);
  if (!url || !bucket || !distribution)
    throw new Refusal(`The stack ${id} has no outputs yet: deploy it first.`);
  return { url, bucket, distribution, apiUrl: value('ApiUrl') };
}

export const frontOf: Tools['front'] = ({ region }, { bucket, distribution }, { say }) => ({
  bucket: bucketOf(new S3Client({ region }), bucket),
  // CloudFront is global and lives there.
  forget: (paths) =>
    forget(
      new CloudFrontClient({ region: 'us-east-1' }),
      distribution,
      paths,
      systemClock.now(),
      systemClock.sleep,
    ),
  now: systemClock.now,
  say,
});

/** What git calls what lies here. */
export async function gitLabel(): Promise<string> {
  const { code, output } = await run(['git', 'describe', '--tags', '--always', '--dirty'], ROOT);
  return code === 0 ? output.trim() : 'without git';
}
