/** The bucket of the pages and the front before it, in the few words a deployment needs. */
import {
  type CloudFrontClient,
  CreateInvalidationCommand,
  GetInvalidationCommand,
} from '@aws-sdk/client-cloudfront';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Refusal } from '../local/refusal.ts';

export interface NewObject {
  key: string;
  body: Buffer | string;
  type: string;
  cache: string;
  encoding?: string | undefined;
}

export const bucketOf = (client: S3Client, bucket: string) => ({
  async keys(prefix = ''): Promise<Set<string>> {
    const keys = new Set<string>();
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: prefix },
    ))
      for (const { Key } of Contents) if (Key) keys.add(Key);
    return keys;
  },
  put: ({ key, body, type, cache, encoding }: NewObject) =>
    client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: type,
        CacheControl: cache,
        ...(encoding && { ContentEncoding: encoding }),
      }),
    ),
  /** With its type and headers. One request: who reads gets the old object or the new one. */
  copy: (from: string, to: string) =>
    client.send(
      new CopyObjectCommand({
        Bucket: bucket,
        Key: to,
        CopySource: `${bucket}/${from.split('/').map(encodeURIComponent).join('/')}`,
      }),
    ),
  remove: (key: string) => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })),
  /** Undefined when there is no such object. */
  async json(key: string): Promise<unknown> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return JSON.parse((await Body?.transformToString()) ?? 'null');
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
export type Bucket = ReturnType<typeof bucketOf>;

const ASK_EVERY_MS = 3000;
const PATIENCE = 100;

/** Lets CloudFront forget `paths` and waits until it has: mostly half a minute. @throws Refusal after five minutes */
export async function forget(
  client: CloudFrontClient,
  distribution: string,
  paths: readonly string[],
  reference: string,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  const { Invalidation } = await client.send(
    new CreateInvalidationCommand({
      DistributionId: distribution,
      InvalidationBatch: {
        CallerReference: reference,
        Paths: { Quantity: paths.length, Items: [...paths] },
      },
    }),
  );
  let status = Invalidation?.Status;
  for (let asked = 0; status !== 'Completed' && asked < PATIENCE; asked++) {
    await sleep(ASK_EVERY_MS);
    const seen = await client.send(
      new GetInvalidationCommand({ DistributionId: distribution, Id: Invalidation?.Id }),
    );
    status = seen.Invalidation?.Status;
  }
  if (status !== 'Completed')
    throw new Refusal('CloudFront has not forgotten the old pages after five minutes.');
}
