import { type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type {
  ActivityStore,
  GapStore,
  ProposalStore,
  StoredGap,
  StoredProposal,
} from '../../../kb/learning/learning-store.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { SearchDay } from '../../../protocol/learning.ts';
import type { Database } from '../database.ts';
import type { GapRow, ProposalRow, Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

export function sqlProposalStore({ db }: Database): ProposalStore {
  return {
    async propose({ lastAt, ...proposal }) {
      await db
        .insertInto('proposal')
        .values({ ...proposal, count: 1, state: 'open', lastAt, decidedBy: null })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(({ ref, eb }) => ({ count: eb(ref('proposal.count'), '+', 1), lastAt }))
            .where('proposal.state', '=', 'open'),
        )
        .execute()
        .catch(asStorageError);
    },
    async open(filter) {
      const rows = await waiting(db.selectFrom('proposal').selectAll(), filter).execute().catch(asStorageError);
      return rows.map(toProposal);
    },
    async find(id) {
      const row = await db
        .selectFrom('proposal')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
        .catch(asStorageError);
      return row && toProposal(row);
    },
    async decide(id, as, accountId, at) {
      const result = await db
        .updateTable('proposal')
        .set({ state: as, text: '', decidedBy: accountId, lastAt: at })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
        .catch(asStorageError);
      if (result.numUpdatedRows > 0n) return;
      const known = await db.selectFrom('proposal').select('id').where('id', '=', id).execute().catch(asStorageError);
      throw new CodedError(known.length > 0 ? 'already_decided' : 'proposal_not_found');
    },
    async forget(lastBefore) {
      const result = await db
        .deleteFrom('proposal')
        .where('state', '=', 'open')
        .where('lastAt', '<', lastBefore)
        .executeTakeFirst()
        .catch(asStorageError);
      return Number(result.numDeletedRows);
    },
  };
}

export function sqlGapStore({ db, kind }: Database): GapStore {
  const write = async (transaction: Transaction<Tables>, gap: StoredGap): Promise<void> => {
    const { id, ...row } = toGapRow(gap);
    await transaction
      .insertInto('gap')
      .values({ id, ...row, decidedBy: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  };
  return {
    async change(locale, gather) {
      await db
        .transaction()
        .execute(async (transaction) => {
          const rows = await transaction
            .selectFrom('gap')
            .selectAll()
            .where('locale', '=', locale)
            .where('state', '!=', 'resolved')
            .orderBy('id')
            .$if(kind === 'postgres', (query) => query.forUpdate())
            .execute();
          const { changed, dropped } = gather(rows.map(toGap));
          for (const gap of changed) await write(transaction, gap);
          if (dropped.length > 0) await transaction.deleteFrom('gap').where('id', 'in', dropped).execute();
        })
        .catch(asStorageError);
    },
    async open(filter) {
      const rows = await waiting(db.selectFrom('gap').selectAll(), filter).execute().catch(asStorageError);
      return rows.map(toGap);
    },
    async find(id) {
      const row = await db.selectFrom('gap').selectAll().where('id', '=', id).executeTakeFirst().catch(asStorageError);
      return row && toGap(row);
    },
    async decide(id, as, accountId, at) {
      const result = await db
        .updateTable('gap')
        .set({ state: as, decidedBy: accountId, lastAt: at })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
        .catch(asStorageError);
      if (result.numUpdatedRows > 0n) return;
      const known = await db.selectFrom('gap').select('id').where('id', '=', id).execute().catch(asStorageError);
      throw new CodedError(known.length > 0 ? 'already_decided' : 'gap_not_found');
    },
    async forget(lastBefore) {
      const result = await db
        .deleteFrom('gap')
        .where('lastAt', '<', lastBefore)
        .executeTakeFirst()
        .catch(asStorageError);
      return Number(result.numDeletedRows);
    },
  };
}

export function sqlActivityStore({ db }: Database): ActivityStore {
  return {
    async count(counts) {
      if (counts.length === 0) return;
      await db
        .transaction()
        .execute(async (transaction) => {
          for (const { day, locale, decision, n } of counts)
            await transaction
              .insertInto('searchDay')
              .values({ day, locale, decision, count: n })
              .onConflict((conflict) =>
                conflict
                  .columns(['day', 'locale', 'decision'])
                  .doUpdateSet(({ ref, eb }) => ({ count: eb(ref('searchDay.count'), '+', n) })),
              )
              .execute();
        })
        .catch(asStorageError);
    },
    async days(from, locale) {
      const rows = await db
        .selectFrom('searchDay')
        .select(({ fn }) => ['day', 'decision', fn.sum<number>('count').as('n')])
        .where('day', '>=', from)
        .$if(locale !== undefined, (query) => query.where('locale', '=', locale ?? ''))
        .groupBy(['day', 'decision'])
        .orderBy('day')
        .execute()
        .catch(asStorageError);
      const days = new Map<string, SearchDay>();
      for (const { day, decision, n } of rows) {
        const known = days.get(day) ?? { day, answer: 0, choose: 0, clarify: 0, decline: 0 };
        days.set(day, { ...known, [decision]: Number(n) });
      }
      return [...days.values()];
    },
    async ratings(since, locale) {
      const rows = await db
        .selectFrom('answerRating')
        .select(({ fn }) => [
          'slug',
          'locale',
          fn.countAll<number>().as('rated'),
          fn.sum<number>('helpful').as('helpful'),
        ])
        .where('createdAt', '>=', since)
        .where('slug', 'is not', null)
        .$if(locale !== undefined, (query) => query.where('locale', '=', locale ?? ''))
        .groupBy(['slug', 'locale'])
        .orderBy('rated', 'desc')
        .orderBy('slug')
        .execute()
        .catch(asStorageError);
      return rows.map((row) => ({
        slug: row.slug ?? '',
        locale: row.locale as StoredGap['locale'],
        rated: Number(row.rated),
        helpful: Number(row.helpful),
      }));
    },
  };
}

/** What waits for an editor's decision: the most frequent first, of those the latest. */
function waiting<TB extends 'proposal' | 'gap', Row>(
  rows: SelectQueryBuilder<Tables, TB, Row>,
  { locale, limit }: { readonly locale?: string; readonly limit: number },
): SelectQueryBuilder<Tables, TB, Row> {
  return rows
    .where(sql<boolean>`state = 'open'`)
    .$if(locale !== undefined, (query) => query.where(sql<boolean>`locale = ${locale}`))
    .orderBy(sql`count desc, last_at desc, id`)
    .limit(limit);
}

function toProposal(row: ProposalRow): StoredProposal {
  const { id, slug, text, count, lastAt } = row;
  return {
    id,
    slug,
    text,
    count,
    lastAt,
    locale: row.locale as StoredProposal['locale'],
    source: row.source as StoredProposal['source'],
  };
}

function toGapRow({ terms, examples, days, ...gap }: StoredGap): Omit<GapRow, 'decidedBy'> {
  return { ...gap, terms: JSON.stringify(terms), examples: JSON.stringify(examples), days: JSON.stringify(days) };
}

function toGap({ decidedBy: _, ...row }: GapRow): StoredGap {
  return {
    ...row,
    locale: row.locale as StoredGap['locale'],
    state: row.state as StoredGap['state'],
    terms: JSON.parse(row.terms) as StoredGap['terms'],
    examples: JSON.parse(row.examples) as StoredGap['examples'],
    days: JSON.parse(row.days) as StoredGap['days'],
  };
}
