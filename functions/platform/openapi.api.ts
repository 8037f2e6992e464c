/** The API's own description. It says the same to everybody: nobody is asked who they are, and the table is not touched. */
import { systemClock } from './clock.ts';
import { endpoint, serve } from './endpoint.ts';
import { readEnvironment } from './environment.ts';
import { json } from './middleware.ts';
import { openapi } from './openapi.ts';

const { publicOrigin, originKey } = readEnvironment(process.env);
const principals = { identify: async () => undefined };

export const handler = serve(
  'description',
  { clock: systemClock, principals, publicOrigin, originKey },
  { 'GET /api/openapi.json': endpoint(async () => json(openapi())) },
);
