/** What an operator asks the logs, saved under the province's name in Logs Insights. */
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Province } from '../../functions/platform/province.ts';
import type { Watched } from './measures.ts';

/** Stands in the saved query where the operator puts an id: `x-request-id` of an answer, or from another line. */
export const PUT_ID_HERE = 'REQUEST-ID';

const LATEST = { sort: '@timestamp desc', limit: 200 } as const;

const QUERIES = {
  errors: {
    fields: [
      ...['@timestamp', 'event', 'job', 'kind', 'route', 'status', 'error', 'message', 'integrationError'],
      ...['requestId', 'stack'],
    ],
    // What Lambda itself says of a time-out or of a start that failed is no line of ours.
    filterStatements: ['level = "error" or status >= 500 or @message like /Task timed out|Runtime\\./'],
    ...LATEST,
  },
  'failed-mails': {
    fields: ['@timestamp', 'event', 'purpose', 'path', 'kind', 'code', 'state', 'attempts', 'requestId'],
    filterStatements: ['event = "mail-not-sent" or (event = "mail-outcome" and state != "delivered")'],
    ...LATEST,
  },
  request: {
    fields: [
      '@timestamp',
      'event',
      'route',
      'status',
      'code',
      'purpose',
      'path',
      'state',
      'error',
      '@message',
    ],
    filterStatements: [`requestId like "${PUT_ID_HERE}"`],
    sort: '@timestamp asc',
    limit: 200,
  },
} as const;

const nameOf = ({ id }: Province, query: string): string => `${id}/${query}`;

export const queryNames = (province: Province): string[] =>
  Object.keys(QUERIES).map((query) => nameOf(province, query));

export function saveQueries(scope: Construct, province: Province, { functions, api }: Watched): void {
  const logGroups = [...[...functions.values()].map(({ logGroup }) => logGroup), api.accessLogs];
  for (const [query, { fields, filterStatements, sort, limit }] of Object.entries(QUERIES))
    new QueryDefinition(scope, `query-${query}`, {
      queryDefinitionName: nameOf(province, query),
      queryString: new QueryString({
        fields: [...fields],
        filterStatements: [...filterStatements],
        sort,
        limit,
      }),
      logGroups,
    });
}
