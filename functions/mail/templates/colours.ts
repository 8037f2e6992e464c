/**
 * Colours of the mails. Every style stands inline, so that a client which drops the head still shows the mail whole;
 * the head only turns the colours for those who read in the dark.
 */

/** What stands inline. Keeps 4.5:1 also where a client inverts it by itself. */
export const LIGHT = {
  sand: '#f5f3ee',
  card: '#ffffff',
  line: '#dfe3df',
  ink: '#13211f',
  muted: '#566562',
  sea: '#0a6a72',
  deep: '#07474d',
  wash: '#e3f1f1',
  onSea: '#ffffff',
  danger: '#b52a24',
  late: '#d8a24a',
};
type Colour = keyof typeof LIGHT;

const DARK: Record<Colour, string> = {
  sand: '#0e1615',
  card: '#162120',
  line: '#2a3836',
  ink: '#e9f0ee',
  muted: '#9db0ac',
  sea: '#4fc3c9',
  deep: '#bfe9eb',
  wash: '#10302f',
  onSea: '#06201f',
  danger: '#ff8a80',
  late: '#e3a94a',
};

const rule = (selector: string, declarations: string): string => `${selector}{${declarations}}`;
const paint = (property: string, name: Colour): string => `${property}:${DARK[name]}!important`;

/** What the head says for the dark. Without it the mail is light and complete. */
export const DARK_RULES = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${[
  rule('.sand', `${paint('background', 'sand')};${paint('color', 'ink')}`),
  rule('.card', `${paint('background', 'card')};${paint('border-color', 'line')}`),
  rule('.row', paint('border-color', 'line')),
  rule('.ink', paint('color', 'ink')),
  rule('.muted', paint('color', 'muted')),
  rule('.link', paint('color', 'sea')),
  rule('.deep', paint('color', 'deep')),
  rule('.danger', paint('color', 'danger')),
  rule('.wash', `${paint('background', 'wash')};${paint('color', 'ink')};${paint('border-color', 'sea')}`),
  rule('.button', `${paint('background', 'sea')};${paint('color', 'onSea')}`),
  rule('.on-time', paint('background', 'sea')),
  rule('.late', paint('background', 'late')),
  rule('.rest', paint('background', 'line')),
].join('')}}`;
