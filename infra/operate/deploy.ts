/** `npm run deploy -- kien-giang`: stack and pages, from what lies in this folder to an address that was tried. */
import { spawn } from 'node:child_process';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../../functions/platform/clock.ts';
import type { Province } from '../../functions/platform/province.ts';
import { SITE } from '../local/build.ts';
import { ROOT } from '../local/place.ts';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { bucketOf, forget } from './bucket.ts';
import { type Command, helpOf, readArguments, type Terminal } from './command.ts';
import { currentOf, type Front, releases, sweep, switchTo, upload } from './publishing.ts';
import { pagesOf, readSite } from './site-files.ts';
import { type Address, smoke } from './smoke.ts';
import { inSteps, type Step } from './steps.ts';

const USAGE = {
  example: 'npm run deploy -- kien-giang',
  about:
    'Deploys a province: checks, builds, shows what changes, asks, deploys the stack, brings the pages up, switches to them and tries the address.',
  takes: ['province'],
  flags: {
    'dry-run': { about: 'check, build and synthesize only: needs no credentials, changes nothing' },
    'site-only': { about: 'the pages alone; the stack stays as it is' },
    version: { value: 'VERSION', about: 'with --site-only: switch to these pages, which went up before' },
    versions: { about: 'list the pages’ versions that can be switched to' },
    yes: { about: 'do not ask' },
  },
} as const;

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

const CDK = 'node_modules/aws-cdk/bin/cdk';
/** What is shown is what is deployed: synthesized once. */
const ASSEMBLY = '.build/cdk.out';

const built = (province: Province, { run }: Tools): Step[] => [
  { name: 'Build the functions', run: () => run('infra/bundle.ts', []) },
  { name: 'Build the pages', run: () => run('web/build.ts', []) },
  {
    name: 'Synthesize the stack, strictly',
    run: () => run(CDK, ['synth', province.id, '--strict', '--quiet', '--output', ASSEMBLY]),
  },
];

function stack(province: Province, { run }: Tools, terminal: Terminal, yes: boolean): Step[] {
  const { id } = province;
  return [
    { name: 'What changes', run: () => run(CDK, ['diff', id, '--app', ASSEMBLY]) },
    {
      name: 'Deploy the stack',
      async run() {
        if (!yes && !(await terminal.confirm(`Deploy ${id} to ${province.region}?`)))
          throw new Refusal('the answer was no, or there was nobody to ask (--yes answers for you).');
        // It was shown and answered a moment ago.
        await run(CDK, ['deploy', id, '--app', ASSEMBLY, '--require-approval', 'never']);
      },
    },
  ];
}

/** The pages' part; `version` switches to what went up before instead of what lies here. */
function pages(province: Province, tools: Tools, terminal: Terminal, version?: string): Step[] {
  let known: { outputs: Outputs; front: Front } | undefined;
  const reach = async () => {
    if (!known) {
      const outputs = await tools.outputs(province);
      known = { outputs, front: tools.front(province, outputs, terminal) };
    }
    return known;
  };
  const wanted = async () => version ?? (await readSite(tools.site)).version;
  return [
    ...(version === undefined
      ? [
          {
            name: 'Bring new files up',
            run: async () => upload((await reach()).front, await readSite(tools.site), await tools.label()),
          },
        ]
      : []),
    {
      name: 'Switch the pages',
      run: async () => void (await switchTo((await reach()).front, await wanted())),
    },
    {
      name: 'Sweep files of versions older than thirty days',
      run: async () => terminal.say(`${await sweep((await reach()).front)} objects removed.`),
    },
    { name: 'Try the address', run: async () => tryAddress(await reach(), terminal) },
  ];
}

async function tryAddress({ outputs, front }: { outputs: Address; front: Front }, { say }: Terminal) {
  const current = await currentOf(front);
  const release = (await releases(front)).find(({ version }) => version === current?.version);
  if (!release) throw new Refusal('there are no pages yet.');
  const { checked, wrong } = await smoke(outputs, release);
  if (wrong.length > 0)
    throw new Refusal(
      `not right at ${outputs.url} (${wrong.length}):\n  ${wrong.slice(0, 20).join('\n  ')}\nTo switch back: --versions lists what went up before, --site-only --version takes it.`,
    );
  say(`${checked} checks passed: ${outputs.url} serves ${release.version} (${release.label}).`);
}

async function dryRun(tools: Tools, { say }: Terminal): Promise<void> {
  const { version, files } = await readSite(tools.site);
  const paths = files.map(({ path }) => path);
  say(`Version ${version}: ${files.length} files, ${pagesOf(paths).join(', ')} switched last.`);
  say(
    'Not done without credentials: showing what changes, deploying, bringing the pages up, trying the address.',
  );
}

async function list(front: Front, { say }: Terminal): Promise<void> {
  const current = await currentOf(front);
  for (const { version, label, uploadedAt, until } of await releases(front))
    say(
      `${version === current?.version ? '●' : ' '} ${version}  ${label}  went up ${uploadedAt}${until && version !== current?.version ? `, until ${until}` : ''}`,
    );
}

/** @throws Refusal with a sentence */
export async function deployProvince(
  argv: readonly string[],
  terminal: Terminal,
  tools: Tools,
): Promise<void> {
  const { taken, flags } = readArguments(argv, USAGE);
  const { version, yes = false } = flags;
  const siteOnly = flags['site-only'] ?? false;
  if (version !== undefined && !siteOnly)
    throw new Refusal(
      '--version switches pages only: add --site-only. A whole version: git checkout it, then deploy.',
    );
  if (siteOnly && flags['dry-run']) throw new Refusal('Either --site-only or --dry-run.');
  const province = readProvince(taken[0] ?? '');
  terminal.say(`infra/provinces/${province.id}.json is right: ${province.name}, ${province.region}.`);
  const again = `npm run deploy -- ${argv.join(' ')}`;
  if (flags.versions) {
    const outputs = await tools.outputs(province);
    return list(tools.front(province, outputs, terminal), terminal);
  }
  const steps = [
    ...(version === undefined
      ? built(province, tools).filter(({ name }) => !siteOnly || /pages/.test(name))
      : []),
    ...(siteOnly || flags['dry-run'] ? [] : stack(province, tools, terminal, yes)),
    ...(flags['dry-run']
      ? [{ name: 'What would go up', run: () => dryRun(tools, terminal) }]
      : pages(province, tools, terminal, version)),
  ];
  await inSteps(steps, again, terminal);
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

const label = (): Promise<string> =>
  new Promise((done) => {
    const git = spawn('git', ['describe', '--tags', '--always', '--dirty'], { cwd: ROOT });
    let text = '';
    git.stdout.on('data', (chunk) => (text += String(chunk)));
    git.on('error', () => done('without git'));
    git.on('close', (code) => done(code === 0 ? text.trim() : 'without git'));
  });

export const deploying: Command = {
  help: helpOf(USAGE),
  run: (argv, terminal) =>
    deployProvince(argv, terminal, {
      run: runHere,
      outputs: stackOutputs,
      front: frontOf,
      label,
      site: SITE,
    }),
};
