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

  function check(route: string, { status, body, headers }: Answer): void {
    const schema =
      status < 300
        ? ROUTE_DOCS[route]?.answers[status]?.schema
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
