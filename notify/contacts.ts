import type { Instant } from '../handoff/working-calendar.ts';
import type { Locale } from '../protocol/locale.ts';

/** How a person can be reached, as the marketplace said when they last signed in. */
export interface Contact {
  readonly accountId: string;
  /** The marketplace's own id of the account. */
  readonly subject: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly locale: Locale | undefined;
}

export interface Contacts {
  /** What is undefined now does not erase what was known. */
  save(contact: Contact, at: Instant): Promise<void>;
  /** Keeps how a guest can be reached; somebody who is known already stays as they are. */
  introduce(contact: Contact, at: Instant): Promise<void>;
  /** The marketplace's own id of an account that has signed in at some time. */
  subjectOf(accountId: string): Promise<string | undefined>;
}
