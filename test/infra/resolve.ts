/** What CloudFormation would put in place of a template's functions, in an account of our own invention. */

export const ACCOUNT = '123456789012';
export const REGION = 'ap-southeast-1';
/** The GUID of the stack's id. */
export const STACK_GUID = 'b1d5f8a0-0001-11f0-8de9-0242ac120002';

const PSEUDO: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/kien-giang/${STACK_GUID}`,
};

export const tableArn = (logicalId: string): string =>
  `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${logicalId}`;

/** Attributes by type of name; a name or ARN of a resource is its logical id. */
function attribute(id: string, name: string): string {
  if (name === 'DomainName') return `${id.toLowerCase()}.cloudfront.example`;
  if (name === 'Arn' && id.startsWith('Table')) return tableArn(id);
  return name === 'Arn' ? `arn:aws:test:${REGION}:${ACCOUNT}:${id}` : `${id}.${name}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const FUNCTIONS: Record<string, (argument: unknown) => unknown> = {
  Ref: (id) => PSEUDO[String(id)] ?? String(id),
  'Fn::GetAtt': (argument) => attribute(String(list(argument)[0]), String(list(argument)[1])),
  'Fn::Join': (argument) => list(resolve(list(argument)[1])).join(String(list(argument)[0])),
  'Fn::Split': (argument) => String(resolve(list(argument)[1])).split(String(list(argument)[0])),
  'Fn::Select': (argument) => list(resolve(list(argument)[1]))[Number(list(argument)[0])],
  'Fn::Sub': (text) => String(text).replace(/\$\{([^}]+)\}/g, (_, id: string) => PSEUDO[id] ?? id),
};

/** @throws Error at a function it does not know, rather than letting it pass. */
export function resolve(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolve);
  if (!isRecord(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
    const apply = FUNCTIONS[name];
    if (!apply) throw new Error(`Not a function this test knows: ${name}`);
    return apply(value[name]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolve(member)]));
}

export const resolveText = (value: unknown): string => String(resolve(value));
