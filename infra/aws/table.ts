/** The one table of a province, as topology.ts names its indexes. */
import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { INDEXES } from '../../functions/topology.ts';

const string = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/** Projections cannot be changed later: an index carries the maps the topology names, or keys only. */
const projection = (projects: readonly string[]) =>
  projects.length > 0
    ? { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes: [...projects] }
    : { projectionType: dynamodb.ProjectionType.KEYS_ONLY };

/**
 * Kept when the stack goes: a province's record outlives its installation. Encrypted at rest with DynamoDB's own key; one
 * of the province's own would cost a dollar a month and could be lost.
 */
export const makeTable = (scope: Construct): dynamodb.TableV2 =>
  new dynamodb.TableV2(scope, 'Table', {
    partitionKey: string('pk'),
    sortKey: string('sk'),
    billing: dynamodb.Billing.onDemand(),
    encryption: dynamodb.TableEncryptionV2.dynamoOwnedKey(),
    timeToLiveAttribute: 'expires',
    globalSecondaryIndexes: Object.entries(INDEXES).map(([indexName, { partition, sort, projects }]) => ({
      indexName,
      partitionKey: string(partition),
      sortKey: string(sort),
      ...projection(projects),
    })),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
