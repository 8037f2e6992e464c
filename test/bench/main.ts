/** `npm run bench [-- functions memory pages office capacity]`: figures beside a baseline of the same run. Nothing here passes or fails. */
import '../support/quiet.ts';
import { benchCapacity } from './capacity.ts';
import { benchFunctions } from './functions.ts';
import { benchMemory } from './memory.ts';
import { benchOffice } from './office.ts';
import { benchPages } from './pages.ts';

const BENCHES: Record<string, () => Promise<void>> = {
  functions: benchFunctions,
  memory: benchMemory,
  pages: benchPages,
  office: benchOffice,
  capacity: benchCapacity,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(BENCHES))
  if (wanted.length === 0 || wanted.includes(name)) await bench();
