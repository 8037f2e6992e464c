/** `/__local/`: the rehearsal desk, and its JSON for scripts. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { isOurPage } from '../http.ts';
import { ROOT } from '../place.ts';
import { type Asked, askedBy, json, type Send, sender } from './answer.ts';
import { moveClock, NotPossible } from './clock-requests.ts';
import { type Context, contextOf, type DeskOptions, home } from './context.ts';
import { declareForMost } from './declare-for-most.ts';
import { page } from './html.ts';
import { FRAMED_POLICY, framedMail, mailboxPage, mailPage } from './mail-pages.ts';
import { signInLink } from './sign-in.ts';

const HERE = import.meta.dirname;
const LOOK = join(ROOT, 'web/shared');
const FILES: Record<string, [file: string, type: string]> = {
  '/desk.css': [join(HERE, 'desk.css'), 'text/css'],
  '/desk.js': [join(HERE, 'desk.js'), 'text/javascript'],
  // The pages' own colours and type: tokens.css and what it imports.
  '/tokens.css': [join(LOOK, 'tokens.css'), 'text/css'],
  '/base.css': [join(LOOK, 'base.css'), 'text/css'],
  '/safety.css': [join(LOOK, 'safety.css'), 'text/css'],
};

const nothing = (send: Send) => send(404, 'text/plain', 'Không có trang này.\n');

/** `/mailbox`, `/mailbox/{id}`, `/mailbox/{id}/html` and `/raw` */
async function mails({ mailbox, province }: Context, path: string, url: URL, send: Send): Promise<void> {
  const [, id = '', part] = path.split('/').slice(1);
  const frame = { province: province.name, here: 'mailbox' as const };
  if (id === '') {
    const query = url.searchParams.get('q') ?? '';
    const list = mailboxPage(mailbox, province.zone, query, Number(url.searchParams.get('page')));
    return send(200, 'text/html', page({ ...frame, title: 'Hộp thư' }, list));
  }
  const mail = await mailbox.read(id);
  if (!mail) return nothing(send);
  if (part === 'html')
    return send(200, 'text/html', framedMail(mail), { 'content-security-policy': FRAMED_POLICY });
  if (part === 'raw') return send(200, 'message/rfc822', (await mailbox.raw(id)) ?? '');
  return send(200, 'text/html', page({ ...frame, title: mail.subject }, mailPage(mail, province.zone)));
}

async function read(context: Context, path: string, url: URL, send: Send): Promise<void> {
  const { mailbox, cast, province, progress } = context;
  const file = FILES[path];
  if (file) return send(200, file[1], await readFile(file[0]));
  switch (path) {
    case '/':
      return send(200, 'text/html', home(context, url.searchParams.get('q') ?? ''));
    case '/clock':
      return json(send, { now: context.now(), zone: province.zone, progress });
    case '/store':
      return json(send, { ...context.store, now: context.now() });
    case '/accounts':
      return json(
        send,
        cast.map(({ email, name, position, scopes }) => ({ email, name, position, scopes })),
      );
    case '/mail': {
      const lines = mailbox.list(Object.fromEntries(url.searchParams));
      return json(send, await Promise.all(lines.map(({ id }) => mailbox.read(id))));
    }
    default:
      return /^\/mailbox(\/|$)/.test(path) ? mails(context, path, url, send) : nothing(send);
  }
}

const goTo = (send: Send, location: string) => send(303, 'text/plain', '', { location });

async function act(context: Context, path: string, { fields, byPage }: Asked, send: Send): Promise<void> {
  const { scheduler, province, mailbox, origin } = context;
  const back = (outcome: unknown) => (byPage ? goTo(send, '/__local/') : json(send, outcome));
  if (path === '/clock') {
    const reached = await moveClock(scheduler, province.zone, fields);
    return back({ now: new Date(reached).toISOString() });
  }
  if (path === '/sign-in') {
    const outcome = await signInLink(mailbox, String(fields.email ?? ''), origin);
    if (!('link' in outcome)) throw new NotPossible(outcome.sentence, outcome.sentence);
    return byPage ? goTo(send, outcome.link) : json(send, outcome);
  }
  if (path === '/declarations') {
    // Their links are in mails that may still be going out.
    await scheduler.advance((at) => at);
    const share = Math.min(1, Number(fields.share ?? 0.9));
    return back(await declareForMost({ ...context, now: context.now(), share }));
  }
  return nothing(send);
}

async function change(context: Context, path: string, request: IncomingMessage, send: Send): Promise<void> {
  if (!isOurPage(request, context.port))
    return send(403, 'text/plain', 'Only the desk itself or a script may do this.\n');
  const asked = await askedBy(request);
  try {
    await act(context, path, asked, send);
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    if (asked.byPage) send(400, 'text/html', home(context, '', error.vi));
    else json(send, { error: error.message }, 400);
  }
}

export function desk(options: DeskOptions) {
  const context = contextOf(options);
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const send = sender(response);
    const path = url.pathname.slice('/__local'.length);
    if (path === '') return send(301, 'text/plain', '', { location: '/__local/' });
    if (request.method === 'GET' || request.method === 'HEAD') return read(context, path, url, send);
    if (request.method === 'POST') return change(context, path, request, send);
    return send(405, 'text/plain', '', { allow: 'GET, HEAD, POST' });
  };
}
