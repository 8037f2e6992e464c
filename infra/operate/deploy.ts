/** `npm run deploy -- kien-giang`: stack and pages, from what lies in this folder to an address that was tried. */
import type { Province } from '../../functions/platform/province.ts';
import { SITE } from '../local/build.ts';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { type Command, helpOf, readArguments, type Terminal } from './command.ts';
import { frontOf, gitLabel, type Outputs, runHere, stackOutputs, type Tools } from './deploy-tools.ts';
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

const CDK = 'node_modules/aws-cdk/bin/cdk';
/** What is shown is what is deployed: synthesized once. */
const ASSEMBLY = '.build/cdk.out';

const built = (province: Province, { run }: Tools): Step[] => [
  { name: 'Build the pages', run: () => run('web/build.ts', []) },
  {
    // Which bundles the functions first (cdk.json).
    name: 'Bundle the functions, synthesize the stack strictly',
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

export const deploying: Command = {
  help: helpOf(USAGE),
  run: (argv, terminal) =>
    deployProvince(argv, terminal, {
      run: runHere,
      outputs: stackOutputs,
      front: frontOf,
      label: gitLabel,
      site: SITE,
    }),
};
