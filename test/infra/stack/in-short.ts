/** Resources that say more in a line or two than in their properties. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Members = { [key: string]: Json };

export const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** On one line. */
export function flatly(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(flatly).join(', ')}]`;
  if (!isMembers(value)) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, member]) => `${key}: ${flatly(member)}`)
    .join(', ')} }`;
}

/** `Allow dynamodb:Query on ${Table.Arn}/index/wake` */
function statement(said: Json): string {
  if (!isMembers(said)) return String(said);
  const { Effect = '', Action = '', NotAction, Resource, Principal, Condition } = said;
  const list = (value: Json) => (Array.isArray(value) ? value.map(String).join(', ') : String(value));
  return [
    String(Effect),
    ...(Principal ? [isMembers(Principal) ? flatly(Object.values(Principal)) : String(Principal)] : []),
    list(Action),
    ...(NotAction ? [`not ${list(NotAction)}`] : []),
    ...(Resource ? [`on ${list(Resource)}`] : []),
    ...(Condition ? [`if ${flatly(Condition)}`] : []),
  ].join(' ');
}

const statements = (document: Json | undefined): string[] =>
  isMembers(document) ? listOf(document.Statement).map(statement) : [];

const others = (members: Members, ...known: string[]): string => {
  const rest = Object.entries(members).filter(([key]) => !known.includes(key));
  return rest.map(([key, value]) => ` ${key} ${flatly(value)}`).join('');
};

/** What says more in a line than its properties do. What a line does not name is appended to it: nothing is lost. */
export const IN_SHORT: Record<string, (properties: Members) => Json> = {
  'AWS::ApiGatewayV2::Route': (all) =>
    `${all.RouteKey} → ${all.Target}${others(all, 'RouteKey', 'Target', 'ApiId')}`,
  'AWS::ApiGatewayV2::Integration': (all) => `${all.IntegrationUri}${others(all, 'IntegrationUri', 'ApiId')}`,
  'AWS::Lambda::Permission': (all) =>
    `${all.FunctionName}: ${all.Action} by ${all.Principal} ${all.SourceArn}${others(all, 'Action', 'Principal', 'SourceArn', 'FunctionName')}`,
  'AWS::Lambda::Function': (all) => {
    const { Runtime, Architectures, Handler, MemorySize, Timeout, Environment, LoggingConfig } = all;
    const variables = isMembers(Environment) && isMembers(Environment.Variables) ? Environment.Variables : {};
    const known = ['Code', 'Description', 'Runtime', 'Architectures', 'Handler', 'MemorySize', 'Timeout'];
    return {
      Runs: `${Handler} on ${Runtime} ${flatly(Architectures ?? null)}, ${MemorySize} MB, ${Timeout} s`,
      Logs: flatly(LoggingConfig ?? null),
      ...variables,
      As: `${all.Role}${others(all, ...known, 'Environment', 'LoggingConfig', 'Role')}`,
    };
  },
  'AWS::IAM::Policy': (all) => [
    `of ${flatly(all.Roles ?? null)}${others(all, 'Roles', 'PolicyDocument', 'PolicyName')}`,
    ...statements(all.PolicyDocument),
  ],
  'AWS::IAM::Role': (all) => [
    ...statements(all.AssumeRolePolicyDocument),
    ...listOf(all.Policies).flatMap((policy) => (isMembers(policy) ? statements(policy.PolicyDocument) : [])),
    ...(all.ManagedPolicyArns ? [`managed: ${flatly(all.ManagedPolicyArns)}`] : []),
  ],
  'AWS::S3::BucketPolicy': (all) => statements(all.PolicyDocument),
  'AWS::SQS::QueuePolicy': (all) => statements(all.PolicyDocument),
};

/** Said by themselves: there are many, and their place says no more. */
export const HEADLESS = new Set(['AWS::ApiGatewayV2::Route', 'AWS::Lambda::Permission']);
