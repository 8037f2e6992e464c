/**
 * One id from a request to the mail it causes. It is not handed from function to function: every log line and every item
 * that asks to be woken takes it from here, so none can forget it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string | undefined>();

/** Does `work` on behalf of a request: its id, or several with spaces between where one mail tells of what several did. */
export const onBehalfOf = <T>(request: string | undefined, work: () => T): T => current.run(request, work);

/** On whose behalf this is done; undefined: on the clock's. */
export const currentRequest = (): string | undefined => current.getStore();
