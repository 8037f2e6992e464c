/** The reference province's template, synthesized once for all of `stack.test.ts`, and ways to read it. */
import { beforeAll, expect } from 'vitest';
import { resolveText } from '../resolve.ts';
import { type Synthesized, synthesize } from '../stack.ts';

let made: Promise<Synthesized> | undefined;
let stack: Synthesized | undefined;

/** To be called once by each file of checks: their tests then read what was made. */
export function readReference(): void {
  beforeAll(async () => {
    made ??= synthesize();
    stack = await made;
  });
}

export function reference(): Synthesized {
  if (!stack) throw new Error('readReference() was not called');
  return stack;
}

export const all = (type: string) => Object.entries(reference().template.findResources(type));
export const idsOf = (type: string): string[] => all(type).map(([id]) => id);
export const properties = (type: string) => all(type).map(([, { Properties }]) => Properties);

/** Properties of the one resource of that type. */
export const only = (type: string) => {
  const [found, ...others] = properties(type);
  expect(others).toEqual([]);
  return found;
};

/** Logical id of the function of that name in the topology. */
export const idOf = (name: string): string => {
  const id = name.replaceAll('-', '');
  const match = idsOf('AWS::Lambda::Function').filter((each) => each.replace(/[0-9A-F]{8}$/, '') === id);
  expect(match, name).toHaveLength(1);
  return String(match[0]);
};

export const attributeOf = (id: string, name: string) => resolveText({ 'Fn::GetAtt': [id, name] });
export const arnOf = (name: string) => attributeOf(idOf(name), 'Arn');
