/** One function of the topology, with a role that may do exactly what the topology says it touches. */
import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionSpec } from '../../functions/topology.ts';

/** Long enough to look into a complaint about last month's round. Logs hold no personal data. */
export const LOG_RETENTION = logs.RetentionDays.THREE_MONTHS;

/** A log group that goes with the stack and forgets by itself. */
export const makeLogGroup = (scope: Construct, id: string): logs.LogGroup =>
  new logs.LogGroup(scope, id, { retention: LOG_RETENTION, removalPolicy: RemovalPolicy.DESTROY });

export interface FunctionContext {
  /** Folder of the bundles. */
  bundles: string;
  table: TableV2;
  environment: Record<string, string>;
}

/** The table's own ARN and that of each index it reads: never `index/*`. */
function mayTouch({ touches }: FunctionSpec, table: TableV2): iam.PolicyStatement[] {
  const actions = touches.table.map((action) => `dynamodb:${action}`);
  if (actions.length === 0) return [];
  const onTable = new iam.PolicyStatement({ actions, resources: [table.tableArn] });
  const indexes = (touches.indexes ?? []).map((name) => `${table.tableArn}/index/${name}`);
  if (indexes.length === 0) return [onTable];
  // An index can only be queried.
  return [onTable, new iam.PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes })];
}

/** Own role instead of AWSLambdaBasicExecutionRole, which may write every log group of the account. */
function makeRole(scope: Construct, spec: FunctionSpec, logGroup: logs.LogGroup, table: TableV2): iam.Role {
  const role = new iam.Role(scope, `${spec.name}-role`, {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    description: `${Stack.of(scope).stackName}: ${spec.name}`,
  });
  logGroup.grantWrite(role);
  for (const statement of mayTouch(spec, table)) role.addToPolicy(statement);
  return role;
}

function acknowledge(fn: lambda.Function, { routes }: FunctionSpec): void {
  Validations.of(fn).acknowledge(
    {
      id: 'Serverless-LambdaDLQ',
      reason: routes
        ? 'Called synchronously by the API: who asks gets the error, there is nothing to keep.'
        : 'Failed calls go to the on-failure destination, which keeps the reason as well.',
    },
    {
      id: 'Serverless-LambdaTracing',
      reason:
        'One correlation id runs through the structured logs; X-Ray adds 10 ms to each start and a wildcard.',
    },
  );
}

/**
 * No reserved concurrency: a new account has none to give. No VPC. Logs as JSON, so that what Lambda itself says (starts,
 * timeouts, memory used) can be queried like our own lines, which it passes on as they are ("Using Lambda advanced logging
 * controls with Node.js"). ARM costs a fifth less for the same time.
 */
export function makeFunction(
  scope: Construct,
  spec: FunctionSpec,
  context: FunctionContext,
): lambda.Function {
  const logGroup = makeLogGroup(scope, `${spec.name}-logs`);
  const fn = new lambda.Function(scope, spec.name, {
    description: spec.description,
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    code: lambda.Code.fromAsset(join(context.bundles, spec.name)),
    handler: 'index.handler',
    memorySize: spec.memoryMb,
    timeout: Duration.seconds(spec.timeoutSeconds),
    role: makeRole(scope, spec, logGroup, context.table),
    logGroup,
    loggingFormat: lambda.LoggingFormat.JSON,
    environment: context.environment,
  });
  acknowledge(fn, spec);
  return fn;
}
