import type { Article } from '../../kb/article.ts';
import type { ArticleStore } from '../../kb/article-store.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Database } from './database.ts';
import type { ArticleRow } from './schema.ts';
import { asStorageError } from './storage-error.ts';

const SEED_GROUP = 100;

export function sqlArticleStore({ db }: Database, now: () => number): ArticleStore {
  const newest = () =>
    db
      .selectFrom('article')
      .selectAll()
      .where(({ eb, selectFrom }) =>
        eb(
          'revision',
          '=',
          selectFrom('article as other')
            .select(({ fn }) => fn.max('other.revision').as('revision'))
            .whereRef('other.slug', '=', 'article.slug')
            .whereRef('other.locale', '=', 'article.locale'),
        ),
      );

  return {
    async published() {
      return (await newest().orderBy('slug').orderBy('locale').execute().catch(asStorageError)).map(fromRow);
    },
    async find(slug, locale) {
      const row = await newest()
        .where('slug', '=', slug)
        .where('locale', '=', locale)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && fromRow(row);
    },
    async publish(article, baseRevision, authorId) {
      const revision = baseRevision + 1;
      const inserted = await db
        .transaction()
        .execute(async (transaction) => {
          const current = await transaction
            .selectFrom('article')
            .select(({ fn }) => fn.max('revision').as('revision'))
            .where('slug', '=', article.slug)
            .where('locale', '=', article.locale)
            .executeTakeFirst();
          if ((current?.revision ?? 0) !== baseRevision)
            throw new CodedError('article_conflict', { revision: current?.revision ?? 0 });
          return transaction
            .insertInto('article')
            .values(toRow(article, revision, authorId, now()))
            .onConflict((conflict) => conflict.columns(['slug', 'locale', 'revision']).doNothing())
            .executeTakeFirst();
        })
        .catch(asStorageError);
      if (inserted.numInsertedOrUpdatedRows === 0n) throw new CodedError('article_conflict', { revision });
      return { ...article, revision };
    },
    async seed(articles) {
      let added = 0;
      for (let start = 0; start < articles.length; start += SEED_GROUP) {
        const rows = articles.slice(start, start + SEED_GROUP).map((article) => toRow(article, 1, 'seed', now()));
        const result = await db
          .insertInto('article')
          .values(rows)
          .onConflict((conflict) => conflict.columns(['slug', 'locale', 'revision']).doNothing())
          .executeTakeFirst()
          .catch(asStorageError);
        added += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return added;
    },
  };
}

function toRow(article: Omit<Article, 'revision'>, revision: number, authorId: string, createdAt: number): ArticleRow {
  const { slug, locale, title, topic, body, updated } = article;
  return {
    slug,
    locale,
    revision,
    title,
    topic,
    body,
    updated,
    phrasings: JSON.stringify(article.phrasings),
    authorId,
    createdAt,
  };
}

function fromRow(row: ArticleRow): Article {
  const { slug, title, body, updated, revision } = row;
  return {
    slug,
    title,
    body,
    updated,
    revision,
    locale: row.locale as Article['locale'],
    topic: row.topic as Article['topic'],
    phrasings: JSON.parse(row.phrasings) as string[],
  };
}
