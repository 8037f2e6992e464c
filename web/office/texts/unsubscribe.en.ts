/** Words of the page that ends digests, in English. */
import type { UnsubscribeWords } from './unsubscribe.vi.ts';

export const unsubscribeEn: UnsubscribeWords = {
  title: 'Stop the digests',
  before:
    'Press the button and no more digests after each round will be sent to this address. Alerts and call lists stay as they are.',
  stop: 'Stop these mails',
  stopping: 'Working…',
  done: 'No more digests will be sent',
  after: 'To get them again, sign in and switch them on under My preferences.',
  own: 'Open my preferences',
};
