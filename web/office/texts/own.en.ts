/** Words of one's own switches, in English. */
import type { OwnWords } from './own.vi.ts';

export const ownEn: OwnWords = {
  lead: 'These choices belong to your account and hold on every device. Changes are kept at once.',
  mails: 'Mails to me',
  digest: 'A digest after each round',
  digestHint:
    'One mail a round, after it was due: how many schools declared, who did not, new cases, safety levels.',
  alerts: 'An alert when there are new cases or a school is no longer safe',
  alertsHint: 'Sent within minutes of the declaration; further ones are bundled every 30 minutes.',
  view: 'How I look at the figures',
  level: 'School level shown first',
  levelHint: 'When the overview is opened; you can change it at the top of the page at any time.',
  saved: {
    digestOn: 'Digests are on.',
    digestOff: 'Digests are off.',
    alertsOn: 'Alerts are on.',
    alertsOff: 'Alerts are off.',
    level: (level: string) => `The overview will open with: ${level}.`,
  },
  who: 'My account',
};
