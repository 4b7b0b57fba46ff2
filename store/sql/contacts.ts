import type { Contacts } from '../../notify/contacts.ts';
import type { Database } from './database.ts';
import { asStorageError } from './storage-error.ts';

export function sqlContacts({ db }: Database): Contacts {
  return {
    async save({ accountId, subject, name, email, phone, locale }, at) {
      const known = {
        name,
        subject,
        updatedAt: at,
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
        ...(locale === undefined ? {} : { locale }),
      };
      await db
        .insertInto('contact')
        .values({ accountId, email: null, phone: null, locale: null, ...known })
        .onConflict((conflict) => conflict.column('accountId').doUpdateSet(known))
        .execute()
        .catch(asStorageError);
    },
    async introduce({ email = null, phone = null, locale = null, ...contact }, at) {
      await db
        .insertInto('contact')
        .values({ ...contact, email, phone, locale, updatedAt: at })
        .onConflict((conflict) => conflict.column('accountId').doNothing())
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
  };
}
