import type { PreferenceStore } from '../../../notices/preferences/preferences.ts';
import type { Preferences } from '../../../protocol/preferences.ts';
import type { Database } from '../database.ts';
import type { PreferenceRow } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

/** What people have chosen of how they are told. */
export function sqlPreferenceStore({ db }: Database): PreferenceStore {
  return {
    async of(accountId) {
      const row = await db
        .selectFrom('preference')
        .selectAll()
        .where('accountId', '=', accountId)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && fromRow(row);
    },
    async keep(accountId, { caseMails, ticketMails, textMessages, quiet }, at) {
      const chosen = {
        ...{ caseMails, ticketMails: Number(ticketMails), textMessages: Number(textMessages) },
        ...{ quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, timeZone: quiet?.timeZone ?? null },
        updatedAt: at,
      };
      await db
        .insertInto('preference')
        .values({ accountId, ...chosen })
        .onConflict((conflict) => conflict.column('accountId').doUpdateSet(chosen))
        .execute()
        .catch(asStorageError);
    },
  };
}

function fromRow({ caseMails, ticketMails, textMessages, quietFrom, quietTo, timeZone }: PreferenceRow): Preferences {
  const isQuiet = quietFrom !== null && quietTo !== null && timeZone !== null;
  return {
    caseMails: caseMails as Preferences['caseMails'],
    ticketMails: ticketMails === 1,
    textMessages: textMessages === 1,
    quiet: isQuiet ? { from: quietFrom, to: quietTo, timeZone } : null,
  };
}
