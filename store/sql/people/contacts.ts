import { sql } from 'kysely';
import type { Contact, Contacts } from '../../../people/identity/contacts.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';

const HOUR_MS = 3_600_000;

export function sqlContacts({ db }: Database): Contacts {
  return {
    async save({ accountId, subject, name, ...ways }, at) {
      const known = { name, subject, updatedAt: at, signedInAt: at, ...given(ways) };
      await db
        .insertInto('contact')
        .values({ accountId, email: null, phone: null, locale: null, ...known })
        .onConflict((conflict) => conflict.column('accountId').doUpdateSet(known))
        .execute()
        .catch(asStorageError);
    },
    async introduce({ accountId, subject, name, email = null, phone = null, locale = null }, at) {
      const known = await db
        .selectFrom('contact')
        .selectAll()
        .where('accountId', '=', accountId)
        .executeTakeFirst()
        .catch(asStorageError);
      const signedIn = (known?.signedInAt ?? null) !== null;
      const next = {
        email: signedIn ? (known?.email ?? email) : (email ?? known?.email ?? null),
        phone: signedIn ? (known?.phone ?? phone) : (phone ?? known?.phone ?? null),
        locale: signedIn ? (known?.locale ?? locale) : (locale ?? known?.locale ?? null),
        subject: known?.subject ?? subject,
      };
      // Orders are read again and again; only news is written.
      const keys = ['email', 'phone', 'locale', 'subject'] as const;
      if (known !== undefined && keys.every((key) => known[key] === next[key])) return false;
      // Somebody who signs in at this very moment is the better source.
      const values = { accountId, name, ...next, signedInAt: null, updatedAt: at };
      await db
        .insertInto('contact')
        .values(values)
        .onConflict((conflict) =>
          conflict
            .column('accountId')
            .doUpdateSet(next)
            .where((eb) => sql<boolean>`${eb.ref('contact.signedInAt')} is null or ${signedIn ? 1 : 0} = 1`),
        )
        .execute()
        .catch(asStorageError);
      return true;
    },
    async speaks(accountId, usedLocale, at) {
      // Pages name their language at every call; only news is written, and once an hour that it still is so.
      const known = await db
        .selectFrom('contact')
        .select(['usedLocale', 'usedAt'])
        .where('accountId', '=', accountId)
        .executeTakeFirst()
        .catch(asStorageError);
      const same = known?.usedLocale === usedLocale && (known.usedAt ?? 0) > at - HOUR_MS;
      if (known === undefined || same) return;
      await db
        .updateTable('contact')
        .set({ usedLocale, usedAt: at })
        .where('accountId', '=', accountId)
        .execute()
        .catch(asStorageError);
    },
    async subjectOf(accountId) {
      const row = await db
        .selectFrom('contact')
        .select('subject')
        .where('accountId', '=', accountId)
        .executeTakeFirst()
        .catch(asStorageError);
      return row?.subject ?? undefined;
    },
    async emailsOf(accountIds) {
      if (accountIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('contact')
        .select(['accountId', 'email'])
        .where('accountId', 'in', [...accountIds])
        .execute()
        .catch(asStorageError);
      return new Map(
        rows.flatMap(({ accountId, email }) => (email === null ? [] : [[accountId, email.trim().toLowerCase()]])),
      );
    },
  };
}

/** What is undefined now does not erase what was known. */
function given({ email, phone, locale }: Pick<Contact, 'email' | 'phone' | 'locale'>) {
  return {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(locale === undefined ? {} : { locale }),
  };
}
