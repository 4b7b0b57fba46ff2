import type { Instant } from '../handoff/working-calendar.ts';
import type { Locale } from '../protocol/locale.ts';

/** How a person can be reached, as the marketplace said when they last signed in. */
export interface Contact {
  readonly accountId: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly locale: Locale | undefined;
}

export interface Contacts {
  /** What is undefined now does not erase what was known. */
  save(contact: Contact, at: Instant): Promise<void>;
}
