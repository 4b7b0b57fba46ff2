import type { Transaction } from 'kysely';
import { type Article, sameText } from '../../../kb/articles/article.ts';
import { type ArticleStore, RELEASE_AUTHOR } from '../../../kb/articles/article-store.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import type { PassageQuestions } from '../../../protocol/passages.ts';
import type { Database } from '../database.ts';
import { appendAudit } from '../people/audit-log.ts';
import type { ArticleRow, Tables } from '../schema.ts';
import { asStorageError } from '../storage-error.ts';

const SEED_GROUP = 100;
/** Up to so many new revisions are read one by one. */
const FEW_EDITS = 20;

type RevisionKey = Pick<ArticleRow, 'slug' | 'locale' | 'revision'>;

const revisionKey = ({ slug, locale, revision }: RevisionKey): string => `${locale}/${slug}/${revision}`;

export function sqlArticleStore({ db }: Database, now: () => number): ArticleStore {
  /** Whatever was read last: a revision never changes, so that after an edit one row is read and not all texts. */
  let kept: ReadonlyMap<string, Article> = new Map();

  const newestKeys = () =>
    db.selectFrom('article').where(({ eb, selectFrom }) =>
      eb(
        'revision',
        '=',
        selectFrom('article as other')
          .select(({ fn }) => fn.max('other.revision').as('revision'))
          .whereRef('other.slug', '=', 'article.slug')
          .whereRef('other.locale', '=', 'article.locale'),
      ),
    );
  const newest = () => newestKeys().selectAll();

  async function readKept(keys: readonly RevisionKey[]): Promise<Article[] | undefined> {
    const missing = keys.filter((key) => !kept.has(revisionKey(key)));
    if (missing.length > FEW_EDITS) return undefined;
    const read = new Map<string, Article>();
    for (const { slug, locale, revision } of missing) {
      const row = await db
        .selectFrom('article')
        .selectAll()
        .where('slug', '=', slug)
        .where('locale', '=', locale)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (row !== undefined) read.set(revisionKey(row), fromRow(row));
    }
    return keys.flatMap((key) => kept.get(revisionKey(key)) ?? read.get(revisionKey(key)) ?? []);
  }

  async function readPublished(): Promise<Article[]> {
    const keys = await newestKeys().select(['slug', 'locale', 'revision']).orderBy('slug').orderBy('locale').execute();
    const articles =
      (await readKept(keys)) ?? (await newest().orderBy('slug').orderBy('locale').execute()).map(fromRow);
    kept = new Map(articles.map((article) => [revisionKey(article), article]));
    return articles;
  }

  return {
    published: () => readPublished().catch(asStorageError),
    async find(slug, locale) {
      const row = await newest()
        .where('slug', '=', slug)
        .where('locale', '=', locale)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && fromRow(row);
    },
    async publish(article, baseRevision, authorId) {
      const row = toRow(article, baseRevision + 1, authorId, now());
      await db
        .transaction()
        .execute((transaction) => addRevision(transaction, row))
        .catch(asStorageError);
      return { ...article, revision: row.revision };
    },
    async followRelease(shipped) {
      const rows = await newest().execute().catch(asStorageError);
      const wanted = revisionsOfRelease(rows, shipped, now());
      let added = 0;
      for (let start = 0; start < wanted.length; start += SEED_GROUP) {
        const result = await db
          .insertInto('article')
          .values(wanted.slice(start, start + SEED_GROUP))
          // Another process that starts at the same time brings the same.
          .onConflict((conflict) => conflict.columns(['slug', 'locale', 'revision']).doNothing())
          .executeTakeFirst()
          .catch(asStorageError);
        added += Number(result.numInsertedOrUpdatedRows ?? 0n);
      }
      return added;
    },
  };
}

/** @throws CodedError `article_conflict` where another revision came between */
async function addRevision(transaction: Transaction<Tables>, row: ArticleRow): Promise<void> {
  const { slug, locale, revision, authorId, createdAt } = row;
  const current = await transaction
    .selectFrom('article')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('slug', '=', slug)
    .where('locale', '=', locale)
    .executeTakeFirst();
  const newest = current?.revision ?? 0;
  if (newest !== revision - 1) throw new CodedError('article_conflict', { revision: newest });
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('article')
    .values(row)
    .onConflict((conflict) => conflict.columns(['slug', 'locale', 'revision']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new CodedError('article_conflict', { revision });
  const subject = `${locale}/${slug}`;
  await appendAudit(
    transaction,
    [{ actor: authorId, action: 'article-published', subject, data: { revision } }],
    createdAt,
  );
}

/** What a release adds: articles that are new, and those that it words otherwise where no editor has touched them. */
function revisionsOfRelease(
  newest: readonly ArticleRow[],
  shipped: readonly Omit<Article, 'revision'>[],
  at: number,
): ArticleRow[] {
  const known = new Map(newest.map((row) => [`${row.locale}/${row.slug}`, row]));
  return shipped.flatMap((article) => {
    const row = known.get(`${article.locale}/${article.slug}`);
    if (row === undefined) return [toRow(article, 1, RELEASE_AUTHOR, at)];
    if (row.authorId !== RELEASE_AUTHOR || sameText(fromRow(row), article)) return [];
    return [toRow(article, row.revision + 1, RELEASE_AUTHOR, at)];
  });
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
    passages: article.passages === undefined || article.passages.length === 0 ? null : JSON.stringify(article.passages),
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
    ...(row.passages === null ? {} : { passages: JSON.parse(row.passages) as PassageQuestions[] }),
  };
}
