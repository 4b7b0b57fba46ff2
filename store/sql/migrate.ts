import { CompiledQuery, type Kysely } from 'kysely';
import * as conversations from './migrations/0001-conversations.ts';
import * as disputes from './migrations/0002-disputes.ts';
import * as marketplaceAccounts from './migrations/0003-marketplace-accounts.ts';
import * as wordLists from './migrations/0004-word-lists.ts';
import * as quarantine from './migrations/0005-quarantine.ts';
import * as learning from './migrations/0006-learning.ts';
import * as disputeLists from './migrations/0007-dispute-lists.ts';
import * as lineAccounts from './migrations/0008-line-accounts.ts';
import * as told from './migrations/0010-told.ts';
import * as profilePrints from './migrations/0011-profile-prints.ts';
import * as conversationEndings from './migrations/0014-conversation-endings.ts';
import * as people from './migrations/0015-people.ts';
import * as presence from './migrations/0018-presence.ts';
import * as waitingFacts from './migrations/0019-waiting-facts.ts';
import * as secondPerson from './migrations/0025-second-person.ts';
import * as usedLanguage from './migrations/0026-used-language.ts';
import * as turnTraces from './migrations/0027-turn-traces.ts';
import * as caseLines from './migrations/0028-case-lines.ts';
import * as colleagues from './migrations/0029-colleagues.ts';
import * as translations from './migrations/0030-translations.ts';
import * as reasonTemplates from './migrations/0031-reason-templates.ts';
import * as ticketLetters from './migrations/0032-ticket-letters.ts';
import * as incomingMail from './migrations/0033-incoming-mail.ts';
import * as tickets from './migrations/0034-tickets.ts';
import * as letterStates from './migrations/0036-letter-states.ts';
import * as provenEmail from './migrations/0038-proven-email.ts';
import * as pushSubscriptions from './migrations/0039-push-subscriptions.ts';
import * as mergedTickets from './migrations/0040-merged-tickets.ts';
import * as preferences from './migrations/0042-preferences.ts';
import * as messageReports from './migrations/0043-message-reports.ts';
import * as postageAtPlatform from './migrations/0045-postage-at-platform.ts';
import * as splitTickets from './migrations/0047-split-tickets.ts';
import * as fileOrigins from './migrations/0049-file-origins.ts';
import * as guestsReached from './migrations/0050-guests-reached.ts';
import * as passageQuestions from './migrations/0052-passage-questions.ts';
import * as lettersWentTo from './migrations/0053-letters-went-to.ts';
import * as find from './migrations/0057-find.ts';
import * as cannedReplies from './migrations/0061-canned-replies.ts';
import type { Tables } from './schema.ts';

interface Migration {
  readonly name: string;
  /** Apart where the engines differ by more than a word. */
  readonly statements: readonly string[] | Readonly<Record<'sqlite' | 'postgres', readonly string[]>>;
  /** Takes over what stands in the tables already, after the statements and in the same transaction. */
  readonly convert?: (db: Kysely<Tables>) => Promise<void>;
}

/** Append-only: a migration that was released is never edited, a change is a new one at the end. */
const MIGRATIONS: readonly Migration[] = [
  conversations,
  disputes,
  marketplaceAccounts,
  wordLists,
  quarantine,
  learning,
  disputeLists,
  lineAccounts,
  told,
  profilePrints,
  conversationEndings,
  people,
  presence,
  waitingFacts,
  secondPerson,
  usedLanguage,
  turnTraces,
  caseLines,
  colleagues,
  translations,
  reasonTemplates,
  ticketLetters,
  incomingMail,
  tickets,
  letterStates,
  provenEmail,
  pushSubscriptions,
  mergedTickets,
  preferences,
  messageReports,
  postageAtPlatform,
  splitTickets,
  fileOrigins,
  guestsReached,
  passageQuestions,
  lettersWentTo,
  find,
  cannedReplies,
];

/** What `$binary` stands for in a statement: text compared byte by byte, as SQLite does by itself. */
const BINARY = { sqlite: '', postgres: 'collate "C"' } as const;

class NewerSchemaError extends Error {
  constructor(found: readonly string[]) {
    super(`The database holds migrations that this version does not know: ${found.join(', ')}. Start a newer version.`);
    this.name = 'NewerSchemaError';
  }
}

/**
 * Brings the schema up to date, each migration in a transaction of its own together with its record, so that a kill
 * leaves it done or not begun. Processes that start together take turns.
 * @throws NewerSchemaError where a newer version has already migrated this database
 */
export async function migrate(db: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const run = (executor: Kysely<Tables>, statement: string) => executor.executeQuery(CompiledQuery.raw(statement));
  await run(
    db,
    'create table if not exists schema_migration (name text primary key, applied_at bigint not null)',
  ).catch(async (error: unknown) => {
    // Two processes may create it at once on PostgreSQL; the loser finds it there.
    await run(db, 'select 1 from schema_migration limit 1').catch(() => Promise.reject(error));
  });
  const applied = await db.executeQuery<{ name: string }>(CompiledQuery.raw('select name from schema_migration'));
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = applied.rows.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerSchemaError(unknown);

  for (const migration of MIGRATIONS) {
    await db.transaction().execute(async (transaction) => {
      if (kind === 'postgres') await run(transaction, 'lock table schema_migration in access exclusive mode');
      const record = await transaction.executeQuery<{ name: string }>(
        CompiledQuery.raw(`select name from schema_migration where name = '${migration.name}'`),
      );
      if (record.rows.length > 0) return;
      const { statements } = migration;
      for (const statement of 'sqlite' in statements ? statements[kind] : statements)
        await run(transaction, statement.replaceAll('$binary', BINARY[kind]));
      await migration.convert?.(transaction);
      await run(
        transaction,
        `insert into schema_migration (name, applied_at) values ('${migration.name}', ${Date.now()})`,
      );
    });
  }
}
