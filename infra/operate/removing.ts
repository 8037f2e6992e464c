/** What stands of a province on AWS, and taking it away: in the few calls that needs. */
import {
  CloudFormationClient,
  paginateListStackResources,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteTableCommand,
  DynamoDBClient,
  UpdateTableCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { inParallel } from '../../functions/platform/parallel.ts';
import type { Province } from '../../functions/platform/province.ts';

/** What outlives the stack, because its construct says so. */
export interface Kept {
  province: string;
  region: string;
  tables: string[];
  buckets: string[];
}

export interface Cloud {
  /** What the stack would leave behind. */
  kept(): Promise<Kept>;
  unprotectStack(): Promise<void>;
  deleteTable(name: string): Promise<void>;
  deleteBucket(name: string): Promise<void>;
}

const AT_ONCE = 16;

/** Every version of every object, then the bucket itself. Done again it goes on. */
export async function deleteBucket(client: S3Client, bucket: string): Promise<void> {
  let after: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (after) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, ...after }),
    );
    const { Versions = [], DeleteMarkers = [], NextKeyMarker, NextVersionIdMarker } = page;
    await inParallel([...Versions, ...DeleteMarkers], AT_ONCE, ({ Key, VersionId }) =>
      client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId })),
    );
    after = page.IsTruncated
      ? {
          ...(NextKeyMarker !== undefined && { KeyMarker: NextKeyMarker }),
          ...(NextVersionIdMarker !== undefined && { VersionIdMarker: NextVersionIdMarker }),
        }
      : undefined;
  }
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
}

async function keptBy(client: CloudFormationClient, { id, region }: Province): Promise<Kept> {
  const kept: Kept = { province: id, region, tables: [], buckets: [] };
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client },
    { StackName: id },
  ))
    for (const { ResourceType, PhysicalResourceId: name } of StackResourceSummaries) {
      if (!name) continue;
      if (ResourceType === 'AWS::DynamoDB::GlobalTable') kept.tables.push(name);
      if (ResourceType === 'AWS::S3::Bucket') kept.buckets.push(name);
    }
  return kept;
}

export function cloudOf(province: Province, s3: S3Client): Cloud {
  const { id, region } = province;
  const stacks = new CloudFormationClient({ region });
  const dynamo = new DynamoDBClient({ region });
  return {
    kept: () => keptBy(stacks, province),
    async unprotectStack() {
      await stacks.send(
        new UpdateTerminationProtectionCommand({ StackName: id, EnableTerminationProtection: false }),
      );
    },
    async deleteTable(name) {
      await dynamo.send(new UpdateTableCommand({ TableName: name, DeletionProtectionEnabled: false }));
      await waitUntilTableExists({ client: dynamo, maxWaitTime: 300 }, { TableName: name });
      await dynamo.send(new DeleteTableCommand({ TableName: name }));
    },
    deleteBucket: (name) => deleteBucket(s3, name),
  };
}
