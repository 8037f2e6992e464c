/** Sees every answer the API gives and holds it to what is promised: to the schema as written, and as published. */
import { ROUTE_DOCS } from '../../functions/platform/documented.ts';
import { PROBLEM_CODES, PROBLEM_SCHEMAS } from '../../functions/platform/problem.schema.ts';
import { type Answer, type Api, type Request, routeOf } from './api.ts';
import { checker, published } from './described.ts';

export function witness() {
  const misfits = checker(published());
  /** `GET /api/session 200`, or with a problem's code. */
  const seen = new Set<string>();
  const broken: string[] = [];

  /** A file is held to its media type: what is in it, its own tests open. */
  function checkFile(route: string, files: readonly string[], { status, body, headers }: Answer): void {
    if (
      !files.includes(String(headers['content-type'])) ||
      !(Buffer.isBuffer(body) || typeof body === 'string')
    )
      broken.push(`${route} ${status}: no file of ${files.join(', ')}`);
    seen.add(`${route} ${status}`);
  }

  function check(route: string, answer: Answer): void {
    const { status, body, headers } = answer;
    const described = ROUTE_DOCS[route]?.answers[status];
    if (described && 'files' in described) {
      checkFile(route, described.files, answer);
      return;
    }
    const schema =
      status < 300
        ? described?.schema
        : PROBLEM_SCHEMAS.get(PROBLEM_CODES.find((code) => code === body.code) ?? 'internal');
    const parsed = schema?.safeParse(body);
    if (!parsed?.success)
      broken.push(`${route} ${status}: ${JSON.stringify(parsed?.error.issues ?? 'not described')}`);
    broken.push(...misfits(route, status, String(headers['content-type']), body));
    seen.add(`${route} ${status < 300 ? status : body.code}`);
  }

  const watched =
    (call: Api): Api =>
    async (method: string, path: string, request: Request = {}) => {
      const answer = await call(method, path, request);
      check(routeOf(method, path), answer);
      return answer;
    };
  return { seen, broken, watched };
}
