/** `npm run admin -- kien-giang --email … --name …` */
import { wire } from '../../functions/platform/wiring.ts';
import { readProvince } from '../local/province.ts';
import { Refusal } from '../local/refusal.ts';
import { type Command, helpOf, readArguments } from './command.ts';
import { inviteAdministrator, tell } from './inviting.ts';
import { openStore, STORE_FLAGS } from './store.ts';

const USAGE = {
  example: 'npm run admin -- kien-giang --email ten@sgd.kiengiang.gov.vn --name "Nguyễn Văn A"',
  about: 'Makes somebody an administrator of a province and invites them. Running it again changes nothing.',
  takes: ['province'],
  flags: {
    email: { value: 'ADDRESS', about: 'where the invitation goes and what they sign in with' },
    name: { value: 'NAME', about: 'as it stands in the list of accounts' },
    position: { value: 'TEXT', about: 'what they are, if it is to be shown' },
    phone: { value: 'NUMBER', about: 'where others reach them, if it is to be shown' },
    again: { about: 'send another invitation (three a day at most)' },
    ...STORE_FLAGS,
  },
} as const;

export const admin: Command = {
  help: helpOf(USAGE),
  async run(argv, { say }) {
    const { taken, flags } = readArguments(argv, USAGE);
    const { email, name, table: named, rehearsal, ...more } = flags;
    if (email === undefined) throw new Refusal('Whom? --email is missing. --help says more.');
    if (name === undefined) throw new Refusal('Whose name? --name is missing. --help says more.');
    const province = readProvince(taken[0] ?? '');
    const { table, clock } = await openStore(province, { table: named, rehearsal });
    const system = wire(table, province, clock);
    const result = await inviteAdministrator(system, { email, name, ...more });
    for (const line of tell(result, clock.now())) say(line);
  },
};
