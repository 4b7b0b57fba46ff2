import { sql } from 'kysely';
import type { ContentStamp } from '../../../kb/publishing/content-stamp.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';

/** Revisions are only ever added, and the sum of the newest ones rises with each, whatever old ones are dropped. */
export function sqlContentStamp({ db }: Database): ContentStamp {
  return {
    async read() {
      const { rows } = await sql<{ articles: number; lists: number }>`
        select (select count(*) from article) as articles,
               (select coalesce(sum(newest), 0)
                  from (select max(revision) as newest from word_list group by locale, kind) as lists) as lists`
        .execute(db)
        .catch(asStorageError);
      return `${Number(rows[0]?.articles ?? 0)}:${Number(rows[0]?.lists ?? 0)}`;
    },
  };
}
