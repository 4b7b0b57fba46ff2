import type { Process } from '../server/process.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlLetterBook } from '../store/sql/notices/letter-book.ts';
import type { Route } from '../transport/route.ts';
import { letterRoutes } from './letters/letter-routes.ts';

/** What those who look after letters see of them. */
export function composeLetterBook({ now }: Process, database: Database): readonly Route[] {
  return letterRoutes(sqlLetterBook(database), now);
}
