import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';

/** How a person can be reached, as the marketplace said: at their last sign-in, or in an order. */
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
  /** Somebody has signed in. What is undefined now does not erase what was known. */
  save(contact: Contact, at: Instant): Promise<void>;
  /**
   * An order says how somebody can be reached. It holds until they sign in; of somebody who has signed in, only what is not
   * known yet is taken. Says whether anything was new.
   */
  introduce(contact: Contact, at: Instant): Promise<boolean>;
  /** Somebody whose letters go by this account has used a page in this language. */
  speaks(accountId: string, locale: Locale, at: Instant): Promise<void>;
  /** The marketplace's own id of an account that has signed in at some time, or is a party of an order. */
  subjectOf(accountId: string): Promise<string | undefined>;
  /** The e-mail addresses that are known of these accounts, in small letters. */
  emailsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Contacts that send what has waited for an address as soon as there is one. */
export function wakingContacts(contacts: Contacts, wake: (accountId: string, at: Instant) => Promise<void>): Contacts {
  const reachable = ({ email, phone }: Contact) => email !== undefined || phone !== undefined;
  return {
    ...contacts,
    async save(contact, at) {
      await contacts.save(contact, at);
      if (reachable(contact)) await wake(contact.accountId, at);
    },
    async introduce(contact, at) {
      const news = await contacts.introduce(contact, at);
      if (news && reachable(contact)) await wake(contact.accountId, at);
      return news;
    },
  };
}
