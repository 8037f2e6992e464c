/** A mail rendered at the moment it is sent, after asking once more whether it is still needed. */
import type { System } from '../platform/wiring.ts';
import { composeAlert } from './compose-alert.step.ts';
import { composeDirective } from './compose-directive.step.ts';
import { composeInvitation } from './compose-invitation.step.ts';
import { composeCancellation, composeNotice } from './compose-notice.step.ts';
import { composeReceipt } from './compose-receipt.step.ts';
import { composeReminder } from './compose-reminder.step.ts';
import { composeSignIn } from './compose-sign-in.step.ts';
import { composeCallList, composeDigest } from './compose-unit.step.ts';
import type { Lookups } from './lookups.step.ts';
import type { Mail } from './mails.store.ts';
import type { Purpose } from './purposes.ts';
import type { Message } from './templates/message.ts';

export interface Composed {
  message: Message;
  replyTo?: string;
  /** Where one click ends such mails (RFC 8058). */
  unsubscribe?: string;
}
/** A code that says why it is not needed any more. */
export interface NotNeeded {
  drop: string;
}
/** What composing needs besides the stores. */
export interface Pages {
  publicOrigin: string;
}
export type Compose = (system: System & Pages, mail: Mail, look: Lookups) => Promise<Composed | NotNeeded>;

/** By purpose: who composes such a mail. */
export type Composers = Partial<Record<Purpose, Compose>>;

export const COMPOSERS: Composers = {
  'sign-in': composeSignIn,
  reminder: composeReminder,
  nudge: composeReminder,
  'call-list': composeCallList,
  digest: composeDigest,
  alert: composeAlert,
  invitation: composeInvitation,
  notice: composeNotice,
  cancellation: composeCancellation,
  directive: composeDirective,
  'directive-reminder': composeDirective,
  receipt: composeReceipt,
};
