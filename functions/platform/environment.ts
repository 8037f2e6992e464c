/**
 * What a function is told from outside. The stack and the local host write these names, the functions read them:
 * both sides import them from here.
 */
import type { Province } from './province.ts';

export const VARIABLES = {
  /** Name of the one table. */
  tableName: 'TABLE_NAME',
  /** The province's file as `provinceVariable` shortens it. */
  province: 'PROVINCE',
  /** Scheme and host of the pages, no slash at the end: what links start with and what `Origin` must equal. */
  publicOrigin: 'PUBLIC_ORIGIN',
  /** What the header `x-origin-key` must carry: proof that a request came through the front. */
  originKey: 'ORIGIN_KEY',
  /** The sender's address. Only for functions that send. */
  mailFrom: 'MAIL_FROM',
  /** The SES configuration set each mail names. Only for functions that send. */
  configurationSet: 'CONFIGURATION_SET',
} as const;

/** Headers the front writes and the functions trust once the key is right. */
export const FRONT_HEADERS = { originKey: 'x-origin-key', viewerIp: 'x-viewer-ip' } as const;

export interface Environment {
  tableName: string;
  province: Province;
  publicOrigin: string;
  originKey: string;
}

export interface MailEnvironment extends Environment {
  mailFrom: string;
  configurationSet: string;
}

type Variables = Readonly<Record<string, string | undefined>>;
type Name = keyof typeof VARIABLES;

const COMMON = ['tableName', 'province', 'publicOrigin', 'originKey'] as const satisfies readonly Name[];
const MAIL = ['mailFrom', 'configurationSet'] as const satisfies readonly Name[];

function read<N extends Name>(env: Variables, names: readonly N[]): (name: N) => string {
  const missing = names.map((name) => VARIABLES[name]).filter((variable) => !env[variable]);
  if (missing.length > 0) throw new Error(`Environment variables missing: ${missing.join(', ')}`);
  return (name) => env[VARIABLES[name]] ?? '';
}

/** As `provinceVariable` wrote it: its file was checked before, so a cold start doesn't pay for that again. */
const provinceIn = (variable: string): Province => JSON.parse(variable);

const common = (value: (name: (typeof COMMON)[number]) => string): Environment => ({
  tableName: value('tableName'),
  province: provinceIn(value('province')),
  publicOrigin: value('publicOrigin'),
  originKey: value('originKey'),
});

/** For every function, at cold start: `readEnvironment(process.env)`. @throws Error naming all that is missing. */
export const readEnvironment = (env: Variables): Environment => common(read(env, COMMON));

/** For functions that send mail. @throws Error naming all that is missing. */
export function readMailEnvironment(env: Variables): MailEnvironment {
  const value = read(env, [...COMMON, ...MAIL]);
  return { ...common(value), mailFrom: value('mailFrom'), configurationSet: value('configurationSet') };
}

/** Lambda allows 4 KB for all variables of a function together. */
export const LARGEST_PROVINCE_BYTES = 3072;

/** CloudFormation is known to show letters beyond ASCII as `?`: JSON can say them all in ASCII. */
const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Without what only the stack needs: operators' addresses and runbook, the site's certificate. */
function shortened(province: Province): string {
  const { site: _, runbook: __, ...rest } = province;
  return inAscii(JSON.stringify({ ...rest, operators: [] }));
}

/** What the province's file takes as a variable; more than `LARGEST_PROVINCE_BYTES` is a mistake in it. */
export const provinceBytes = (province: Province): number => shortened(province).length;

/**
 * The province's file as a variable.
 * @throws Error when it would not fit beside the other variables.
 */
export function provinceVariable(province: Province): string {
  const bytes = provinceBytes(province);
  if (bytes > LARGEST_PROVINCE_BYTES) {
    throw new Error(
      `Province file ${province.id} takes ${bytes} bytes as an environment variable, more than ${LARGEST_PROVINCE_BYTES}: move holidays to the settings.`,
    );
  }
  return shortened(province);
}
