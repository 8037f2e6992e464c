/**
 * `npm run diff -- kien-giang`: what deploying would change, told without an account. The template to compare with is made
 * from a commit, so none has to be stored and kept fresh: what stands in git is what was deployed, or can be again.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { type Command, helpOf, readArguments } from './command.ts';
import { type Outcome, run } from './running.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(ROOT, '.build/templates');
/** All that a template is made of. */
const SOURCES = ['functions', 'infra', 'cdk.json', 'package.json', 'tsconfig.json'];
const CDK = [process.execPath, join(ROOT, 'node_modules/aws-cdk/bin/cdk')];
/** Where an asset was bundled is no change. */
const QUIETLY = ['--quiet', '--no-notices', '--no-lookups', '--no-asset-metadata'];

const USAGE = {
  example: 'npm run diff -- kien-giang --since v1.4',
  about: 'Shows what would change in a province’s stack since a commit. Needs no AWS account.',
  takes: ['province'],
  flags: {
    since: { value: 'COMMIT', about: 'what is deployed: a tag, branch or commit (the last commit)' },
    security: { about: 'only who may do what' },
    fail: { about: 'ends with 1 when something would change' },
  },
} as const;

const orRefuse = ({ code, output }: Outcome, sentence: string): string => {
  if (code !== 0) throw new Refusal(`${sentence}\n${output}`.trim());
  return output.trim();
};

/** @returns the template's file, made from the sources as they were at `commit` with today's dependencies. */
async function templateAt(commit: string, province: string): Promise<string> {
  const file = join(KEPT, commit, `${province}.template.json`);
  if (existsSync(file)) return file;
  await mkdir(join(KEPT, commit), { recursive: true });
  const then = await mkdtemp(join(KEPT, 'making-'));
  try {
    const packed = join(then, 'sources.tar');
    orRefuse(
      await run(['git', 'archive', '--format=tar', `--output=${packed}`, commit, ...SOURCES], ROOT),
      `${commit} could not be packed.`,
    );
    orRefuse(await run(['tar', '-xf', packed, '-C', then], ROOT), `${commit} could not be unpacked.`);
    await symlink(join(ROOT, 'node_modules'), join(then, 'node_modules'));
    const made = await run([...CDK, 'synth', province, ...QUIETLY, '--output', 'made'], then);
    orRefuse(
      made,
      `At ${commit} there was no stack for ${province}, or it cannot be made with today’s packages.`,
    );
    await rename(join(then, 'made', `${province}.template.json`), file);
  } finally {
    await rm(then, { recursive: true, force: true });
  }
  return file;
}

export const diff: Command = {
  help: helpOf(USAGE),
  async run(argv, { say, remark }) {
    const { taken, flags } = readArguments(argv, USAGE);
    const province = readProvince(taken[0] ?? '').id;
    const since = flags.since ?? 'HEAD';
    const commit = orRefuse(
      await run(['git', 'rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`], ROOT),
      `Git knows no commit "${since}".`,
    );
    remark(`Since ${since} (${commit.slice(0, 10)}), ${province}:`);
    const template = await templateAt(commit, province);
    orRefuse(await run([process.execPath, 'infra/bundle.ts'], ROOT), 'The functions could not be bundled.');
    const told = await run(
      [
        ...CDK,
        'diff',
        province,
        // Just bundled: cdk.json's own step would put the bundles' sizes before the differences.
        ...['--template', template, ...QUIETLY, '--build', 'node -e 0'],
        ...(flags.security ? ['--security-only'] : []),
        ...(flags.fail ? ['--fail'] : []),
      ],
      ROOT,
    );
    say(told.output);
    if (told.code !== 0) throw new Refusal(flags.fail ? 'There are differences.' : 'cdk diff failed.');
  },
};
