/** What each role of the template may do, as IAM would read its policies. */
import type { Template } from 'aws-cdk-lib/assertions';
import { resolve, resolveText } from './resolve.ts';

export interface Statement {
  actions: string[];
  resources: string[];
  conditions?: unknown;
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);

interface PolicyDocument {
  Statement: { Effect: string; Action: unknown; Resource: unknown; Condition?: unknown }[];
}

function statements(document: PolicyDocument): Statement[] {
  return document.Statement.map(({ Effect, Action, Resource, Condition }) => {
    if (Effect !== 'Allow') throw new Error('Only allowances are expected here');
    return {
      actions: strings(Action).sort(),
      resources: strings(resolve(Resource)).sort(),
      ...(Condition !== undefined && { conditions: resolve(Condition) }),
    };
  });
}

/** Who may take a role, and on what condition. */
export function trustOf(template: Template, roleId: string): { service: string; conditions?: unknown }[] {
  const role = template.findResources('AWS::IAM::Role')[roleId]?.Properties;
  const trusted: { Effect: string; Action: string; Principal: { Service: string }; Condition?: unknown }[] =
    role.AssumeRolePolicyDocument.Statement;
  return trusted.map(({ Effect, Action, Principal, Condition }) => {
    if (Effect !== 'Allow' || Action !== 'sts:AssumeRole') throw new Error(`${roleId} trusts otherwise`);
    return {
      service: Principal.Service,
      ...(Condition !== undefined && { conditions: resolve(Condition) }),
    };
  });
}

/** Logical id of the role a function runs with. */
export const roleOf = (template: Template, functionId: string): string =>
  String(template.findResources('AWS::Lambda::Function')[functionId]?.Properties.Role['Fn::GetAtt'][0]);

/** Every statement of a role: its inline policies and those attached to it. */
export function statementsOf(template: Template, roleId: string): Statement[] {
  const role = template.findResources('AWS::IAM::Role')[roleId]?.Properties;
  const attached = Object.values(template.findResources('AWS::IAM::Policy'))
    .map(({ Properties }) => Properties)
    .filter(({ Roles }) => Roles.some((each: unknown) => resolveText(each) === roleId));
  if (role.ManagedPolicyArns) throw new Error(`${roleId} has managed policies`);
  return [...(role.Policies ?? []), ...attached].flatMap(({ PolicyDocument }) => statements(PolicyDocument));
}

export const allows = (all: readonly Statement[], action: string, resource: string): boolean =>
  all.some(
    ({ actions, resources }) =>
      actions.includes(action) && (resources.includes(resource) || resources.includes('*')),
  );
