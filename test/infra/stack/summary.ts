/**
 * A template as a text whose diff a reviewer reads: resources by type and by their place in the stack's tree, references by
 * that place, one line for each route, statement and call. Code is left out: its own diff stands beside it.
 */
import { flatly, HEADLESS, IN_SHORT, isMembers, type Json, listOf, type Members } from './in-short.ts';

interface Resource {
  Type: string;
  Properties?: Members;
  DependsOn?: Json;
  DeletionPolicy?: Json;
  Metadata?: { 'aws:cdk:path'?: string };
}

interface Template {
  Resources: Record<string, Resource>;
  Outputs: Record<string, { Value: Json }>;
}

const WIDTH = 140;

/** `Api/HttpApi/Stage`, without the stack's name and the library's last step. */
const placeOf = (id: string, { Metadata }: Resource): string =>
  Metadata?.['aws:cdk:path']?.replace(/^[^/]+\//, '').replace(/\/Resource$/, '') ?? id;

/** Text that is JSON, as a dashboard's, is shown by its members. */
function opened(text: string): Json {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** References as `${place}`, joined texts as one text. */
function reader({ Resources }: Template, province: string) {
  const name = (id: Json | undefined) => {
    const resource = Resources[String(id)];
    return resource ? placeOf(String(id), resource) : String(id);
  };
  const functions: Record<string, (argument: Json) => Json> = {
    'Fn::Select': (argument) => `${plain(listOf(argument)[1] ?? null)}[${listOf(argument)[0]}]`,
    'Fn::Split': (argument) => `${plain(listOf(argument)[1] ?? null)} by ${listOf(argument)[0]}`,
    Ref: (id) => `\${${name(id)}}`,
    'Fn::GetAtt': (argument) => `\${${name(listOf(argument)[0])}.${listOf(argument)[1]}}`,
    'Fn::Join': (argument) =>
      listOf(listOf(argument)[1])
        .map((part) => (typeof part === 'string' ? part : String(plain(part))))
        .join(String(listOf(argument)[0])),
    'Fn::Sub': (text) => text,
  };
  /** @returns the value with every reference said as text; functions it does not know stay as they are. */
  function plain(value: Json): Json {
    if (value === province) return '(the province’s file)';
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value === 'string') return opened(value);
    if (!isMembers(value)) return value;
    const [[key, argument] = ['', null], ...others] = Object.entries(value);
    const apply = functions[key];
    if (apply && others.length === 0) {
      const said = apply(argument);
      return typeof said === 'string' ? opened(said) : said;
    }
    return Object.fromEntries(Object.entries(value).map(([each, member]) => [each, plain(member)]));
  }
  return { plain };
}

/** On one line where it fits, else a line for each member. */
function written(value: Json, indent: string): string {
  const flat = flatly(value);
  if (indent.length + flat.length <= WIDTH || !(isMembers(value) || Array.isArray(value)))
    return flat.replaceAll('\n', `\n${indent}`);
  const entries = Array.isArray(value)
    ? value.map((member) => `- ${written(member, `${indent}  `)}`)
    : Object.entries(value).map(([key, member]) => `${key}: ${written(member, `${indent}  `)}`);
  return `\n${entries.map((each) => `${indent}${each}`).join('\n')}`;
}

/** @param province the province's file as the functions are told it, said by its name instead. */
export function summarize(json: string, province: string): string {
  const template: Template = JSON.parse(json);
  const { plain } = reader(template, province);
  const line = (head: string, value: Json) =>
    `  ${head} ${written(plain(value), '    ')}`
      .replace(/\b[0-9a-f]{64}(\.zip)?\b/g, '(asset)')
      .replace(/ +$/gm, '');
  const shown = ([id, resource]: [string, Resource]): string => {
    const { Type, Properties = {}, DeletionPolicy } = resource;
    const said = plain({
      ...Properties,
      ...(Type === 'AWS::CloudFront::Function' && { FunctionCode: '(its file)' }),
    });
    const short = IN_SHORT[Type];
    const kept = DeletionPolicy ? ` (${DeletionPolicy})` : '';
    return line(
      HEADLESS.has(Type) ? '-' : `${placeOf(id, resource)}${kept}:`,
      short && isMembers(said) ? short(said) : said,
    );
  };
  const types = [...new Set(Object.values(template.Resources).map(({ Type }) => Type))].sort();
  const blocks = types.map((type) => {
    const lines = Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(shown)
      .sort();
    return `${type} (${lines.length})\n${lines.join('\n')}`;
  });
  const outputs = Object.entries(template.Outputs).map(([id, { Value }]) => line(`${id}:`, Value));
  return `${[...blocks, `Outputs\n${outputs.sort().join('\n')}`].join('\n\n')}\n`;
}
