import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentOf, thumbnailId } from '../../../files/attachments.ts';
import type { UploadCreated } from '../../../protocol/api.ts';
import { openSqlite } from '../../../store/sql/database.ts';

/** What lies in a data folder, as its database and its disk have it. */
export interface Lying {
  readonly rows: readonly { id: string; type: string; size: number; sha256: string; state: string }[];
  /** Paths by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly spool: readonly string[];
}

export async function lookInto(dataDir: string): Promise<Lying> {
  const database = await openSqlite(join(dataDir, 'kaunter.db'));
  try {
    const rows = await database.db.selectFrom('attachment').select(['id', 'type', 'size', 'sha256', 'state']).execute();
    const folder = join(dataDir, 'files');
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    // A sweep may be under way: what it takes between the two looks is not there.
    const paths = names
      .map((name) => join(folder, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
    const spool = join(dataDir, 'uploads');
    return {
      rows,
      files: new Map(paths.map((path) => [path.split('/').at(-1) ?? '', path])),
      spool: existsSync(spool) ? readdirSync(spool) : [],
    };
  } finally {
    await database.close();
  }
}

/** Files that no row speaks of. */
export function orphansOf({ rows, files }: Lying): string[] {
  const known = new Set(rows.map((row) => row.id));
  return [...files.keys()].filter((name) => !known.has(attachmentOf(name)));
}

/** What is wrong: a row without its whole file, or an acknowledged upload that is not there. Empty: the promise was kept. */
export function judge({ rows, files }: Lying, acknowledged: readonly UploadCreated[]): string[] {
  const faults: string[] = [];
  for (const { id, type, size, sha256 } of rows) {
    const path = files.get(id);
    if (path === undefined) {
      faults.push(`absent: ${id} has a row and no file`);
      continue;
    }
    const bytes = readFileSync(path);
    if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256)
      faults.push(`broken: ${id} holds ${bytes.length} bytes, its row says ${size}, or others`);
    if (type.startsWith('image/') && !files.has(thumbnailId(id))) faults.push(`still missing: ${id}`);
  }
  const kept = new Map(rows.map((row) => [row.id, row]));
  for (const { attachmentId, sha256 } of acknowledged)
    if (kept.get(attachmentId)?.sha256 !== sha256) faults.push(`lost: ${attachmentId} was acknowledged`);
  return faults;
}
