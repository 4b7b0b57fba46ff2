import { CodedError } from '../../protocol/error-codes.ts';

/** Of Node: the line to the database, or the disk. */
const LINE_OR_DISK = new Set(
  'ECONNREFUSED ECONNRESET ECONNABORTED EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH ENOSPC EIO EROFS'.split(
    ' ',
  ),
);
/**
 * Of PostgreSQL: connection (08), resources and disk (53), operator and shutdown (57), system (58); a transaction that was
 * left lying (25P03), a stand-by that takes no writes (25006).
 */
const POSTGRES = /^(?:08...|53...|57...|58...|25P03|25006)$/;
/** Of two that waited for each other one was refused: it may well succeed the next time, alone. */
const CONFLICT = /^(?:40001|40P01|55P03)$/;
/** Of SQLite: disk, locks and memory; neither what a constraint forbids (CONSTRAINT) nor a wrong statement (ERROR, MISUSE). */
const SQLITE = /^SQLITE_(?:FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY|NOMEM|CORRUPT|NOTADB|PROTOCOL)/;
/** SQLite takes a transaction back by itself where the disk fails; what is then said of taking it back once more hides why. */
const TAKEN_BACK = /cannot rollback - no transaction is active/;
/** What the driver says without a code. */
const SENTENCES =
  /connection terminated|not queryable|query read timeout|timeout exceeded when trying to connect|timeout expired|calling end on the pool|driver has already been destroyed|database connection is not open/i;

/** Whether the database or the line to it is at fault: the same call can succeed later. A mistake of ours never does. */
export function isOutage(error: unknown): boolean {
  if (error instanceof CodedError)
    return error.code === 'storage_unavailable' && (error.cause === undefined || isOutage(error.cause));
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof message === 'string' && TAKEN_BACK.test(message)) return true;
  if (typeof code === 'string') return LINE_OR_DISK.has(code) || POSTGRES.test(code) || SQLITE.test(code);
  return typeof message === 'string' && SENTENCES.test(message);
}

/** Makes `storage_unavailable` of what can succeed later; refusals of our own rules and mistakes are handed on as they are. */
export function asStorageError(error: unknown): never {
  const { code } = (error ?? {}) as { code?: unknown };
  const conflict = typeof code === 'string' && CONFLICT.test(code);
  if (error instanceof CodedError || !(conflict || isOutage(error))) throw error;
  throw new CodedError('storage_unavailable', { retryAfterSeconds: 5 }, error);
}
