import { sql } from 'kysely';
import type { ProfilePrints } from '../../../disputes/domain/profile/profile-fingerprints.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';

/**
 * The version in the row's own JSON. PostgreSQL parses all of a text to read one field of it, and refuses NUL and half
 * characters, which older builds took in: one such case would keep the product from starting.
 */
const VERSION_IN_POSTGRES = sql<number>`substring(content from '"profile":\\{"id":"[^"]*","version":([0-9]+)\\}')::bigint`;

export function sqlProfilePrints({ db, kind }: Database): ProfilePrints {
  const version = kind === 'sqlite' ? sql<number>`content ->> '$.profile.version'` : VERSION_IN_POSTGRES;
  return {
    async inUse() {
      const rows = await db
        .selectFrom('dispute')
        .select(['profileId as id', version.as('version'), (eb) => eb.fn.countAll<number>().as('cases')])
        .where('state', '<>', 'closed')
        .groupBy(['profileId', version])
        .execute()
        .catch(asStorageError);
      return rows.map(({ id, version: used, cases }) => ({ id, version: Number(used), cases: Number(cases) }));
    },
    async kept() {
      const rows = await db.selectFrom('profilePrint').selectAll().execute().catch(asStorageError);
      return new Map(rows.map(({ profileId, version: of, print }) => [`${profileId}@${of}`, print]));
    },
    async keep(prints, at) {
      if (prints.length === 0) return;
      await db
        .insertInto('profilePrint')
        .values(prints.map(({ id, version: of, print }) => ({ profileId: id, version: of, print, keptAt: at })))
        .onConflict((conflict) =>
          conflict
            .columns(['profileId', 'version'])
            .doUpdateSet((eb) => ({ print: eb.ref('excluded.print'), keptAt: eb.ref('excluded.keptAt') })),
        )
        .execute()
        .catch(asStorageError);
    },
  };
}
