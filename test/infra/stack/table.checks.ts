import { describe, expect, it } from 'vitest';
import { INDEXES } from '../../../functions/topology.ts';
import { all, only, readReference } from './reading.ts';

readReference();

describe('the table', () => {
  it('has the keys and indexes of the topology and no others', () => {
    const table = only('AWS::DynamoDB::GlobalTable');
    const keys = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    expect(table.KeySchema).toEqual(keys('pk', 'sk'));
    expect(table.GlobalSecondaryIndexes).toEqual(
      Object.entries(INDEXES).map(([IndexName, { partition, sort, projects }]) => ({
        IndexName,
        KeySchema: keys(partition, sort),
        Projection:
          projects.length > 0
            ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [...projects] }
            : { ProjectionType: 'KEYS_ONLY' },
      })),
    );
  });

  it('is kept, restorable to any second of five weeks, and sweeps what expired', () => {
    const [[, table] = []] = all('AWS::DynamoDB::GlobalTable');
    expect([table?.DeletionPolicy, table?.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    const { Replicas, TimeToLiveSpecification, BillingMode, SSESpecification } = only(
      'AWS::DynamoDB::GlobalTable',
    );
    // Encrypted at rest, by DynamoDB's own key.
    expect(SSESpecification).toEqual({ SSEEnabled: false });
    expect(BillingMode).toBe('PAY_PER_REQUEST');
    expect(TimeToLiveSpecification).toEqual({ AttributeName: 'expires', Enabled: true });
    expect(Replicas).toHaveLength(1);
    expect(Replicas[0]).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    });
  });
});
