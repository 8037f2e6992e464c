/**
 * What a function is told from outside. The stack and the local host write these names, the functions read them:
 * both sides import them from here.
 */
import { type Province, parseProvince } from './province.ts';

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

const common = (value: (name: (typeof COMMON)[number]) => string): Environment => ({
  tableName: value('tableName'),
  province: parseProvince(JSON.parse(value('province'))),
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
const LARGEST_PROVINCE_BYTES = 3072;

/** CloudFormation is known to show letters beyond ASCII as `?`: JSON can say them all in ASCII. */
const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The province's file as a variable: without what only the stack needs (operators' addresses, the site's certificate).
 * @throws Error when it would not fit beside the other variables.
 */
export function provinceVariable(province: Province): string {
  const { site: _, ...rest } = province;
  const text = inAscii(JSON.stringify({ ...rest, operators: [] }));
  const bytes = text.length;
  if (bytes > LARGEST_PROVINCE_BYTES) {
    throw new Error(
      `Province file ${province.id} takes ${bytes} bytes as an environment variable, more than ${LARGEST_PROVINCE_BYTES}: move holidays to the settings.`,
    );
  }
  return text;
}
