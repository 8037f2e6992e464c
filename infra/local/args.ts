/** The flags of `npm start -- …`. */
import { Refusal } from './refusal.ts';

export interface Args {
  port: number;
  province: string;
  /** Folder the rehearsals are kept in. */
  data: string;
  /** Throw the kept data away and begin anew. */
  fresh: boolean;
  /** No synthetic declarations. */
  empty: boolean;
  /** Where the rehearsal's clock begins, as typed; the province's zone unless it has an offset. */
  now?: string;
}

const USAGE = 'Flags: --port 8080 --province kien-giang --fresh --empty --now 2021-02-26T06:55 --data .local';

const DEFAULTS: Args = { port: 8080, province: 'kien-giang', data: '.local', fresh: false, empty: false };

function port(value: string): number {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= 1 && number <= 65_535))
    throw new Refusal(`--port must be a number from 1 to 65535, not "${value}".`);
  return number;
}

/** Both `--flag value` and `--flag=value`. */
function* pairs(argv: readonly string[]): Generator<[flag: string, value: () => string]> {
  for (let i = 0; i < argv.length; i++) {
    const [flag = '', inline] = (argv[i] ?? '').split(/=(.*)/s);
    yield [
      flag,
      () => {
        const value = inline ?? argv[++i];
        if (value === undefined || value === '' || value.startsWith('--'))
          throw new Refusal(`${flag} needs a value. ${USAGE}`);
        return value;
      },
    ];
    if (inline !== undefined && (flag === '--fresh' || flag === '--empty'))
      throw new Refusal(`${flag} takes no value. ${USAGE}`);
  }
}

/** @throws Refusal with one sentence for an unknown flag or a value that cannot be. */
export function parseArgs(argv: readonly string[]): Args {
  const args = { ...DEFAULTS };
  for (const [flag, value] of pairs(argv)) {
    if (flag === '--port') args.port = port(value());
    else if (flag === '--province') args.province = value();
    else if (flag === '--now') args.now = value();
    else if (flag === '--data') args.data = value();
    else if (flag === '--fresh') args.fresh = true;
    else if (flag === '--empty') args.empty = true;
    else throw new Refusal(`There is no flag "${flag}". ${USAGE}`);
  }
  return args;
}
