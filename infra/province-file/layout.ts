/** A province's file as it is written: one line for each member, lists of groups one line for each. */
const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (!isGroup(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${inLine(member)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}

const member = (value: unknown): string =>
  Array.isArray(value) && value.some(isGroup)
    ? `[\n${value.map((each) => `    ${inLine(each)}`).join(',\n')}\n  ]`
    : inLine(value);

/** The text of the file. */
export const layOut = (file: object): string =>
  `{\n${Object.entries(file)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${member(value)}`)
    .join(',\n')}\n}\n`;
