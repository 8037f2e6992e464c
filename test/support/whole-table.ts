/** Everything the table holds, for tests that ask what is not there or what did not change. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Rehearsal } from './system.ts';

export type Row = Record<string, unknown> & { pk: string; sk: string };

const isRow = (item: Record<string, unknown>): item is Row =>
  typeof item.pk === 'string' && typeof item.sk === 'string';

/** Leases and limits apart: they only say that somebody was here. */
const isTrace = ({ pk }: Row) => pk === 'LEASE' || pk.startsWith('LIMIT#');

export async function wholeTable({ documents, table }: Rehearsal): Promise<Row[]> {
  const rows: Row[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new ScanCommand({ TableName: table, ...(from && { ExclusiveStartKey: from }) }),
    );
    rows.push(...Items.filter(isRow));
    from = LastEvaluatedKey;
  } while (from);
  const order = ({ pk, sk }: Row) => `${pk}\n${sk}`;
  return rows.filter((row) => !isTrace(row)).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
