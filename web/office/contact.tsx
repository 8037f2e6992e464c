/** Who answers at a school, and the ways to reach them. */
import { phoneText } from '../../functions/declarations/phone.ts';
import type { Contact } from '../../functions/schools/unit.ts';
import { useOffice } from './office.tsx';

/** `0297 3 846 123` → `tel:02973846123` */
const telHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;

/** Who answers there, with the number to read out, and the ways to reach them. */
export function ContactLinks({
  school,
  contact,
}: {
  school: { name: string };
  contact: Contact | undefined;
}) {
  const { texts } = useOffice();
  if (!contact) return null;
  const phone = phoneText(contact.phone);
  const who = [contact.name, contact.position].filter((part) => part !== '').join(', ');
  return (
    <span class="reach">
      <small>
        {who}
        {contact.phone === '' && ` · ${texts.noPhone}`} <span class="number">{phone}</span>
      </small>
      <span class="ways">
        {contact.phone !== '' && (
          <a
            class="button slim"
            href={telHref(contact.phone)}
            aria-label={texts.callSomeone(school.name, phone)}
          >
            {texts.call}
          </a>
        )}
        {contact.email && (
          <a
            class="button slim"
            href={`mailto:${contact.email}`}
            aria-label={texts.mailSomeone(school.name, contact.email)}
          >
            {texts.mail}
          </a>
        )}
      </span>
    </span>
  );
}
