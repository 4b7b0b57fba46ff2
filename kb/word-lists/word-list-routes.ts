import { z } from 'zod';
import type { AuditLog } from '../../people/audit/audit.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import { isLocale, type Locale } from '../../protocol/locale.ts';
import {
  WORD_LIST_KINDS,
  type WordList,
  type WordListChange,
  type WordListEntries,
  type WordListKind,
} from '../../protocol/word-lists.ts';
import { readJson } from '../../transport/read-json.ts';
import type { Call, Route } from '../../transport/route.ts';
import { malformed } from '../../transport/socket-events.ts';
import { EDITORS } from '../editors.ts';
import type { Publishing } from '../publishing/content-in-use.ts';
import { fromCsv, toCsv } from './csv.ts';
import { changedLines, entryLines } from './entry-lines.ts';
import { wordListFaults } from './faults.ts';
import { ENTRY_SCHEMAS } from './schemas.ts';
import type { StoredWordList, WordListStore } from './word-list-store.ts';

const LIMIT_BYTES = 1024 * 1024;
const SHOWN_CHANGES = 50;
const saveSchema = z.strictObject({ baseRevision: z.int().min(0), entries: z.unknown() });
const csvSchema = z.strictObject({ csv: z.string().max(LIMIT_BYTES) });

export interface WordListRoutePorts {
  readonly store: WordListStore;
  readonly publishing: Publishing;
  readonly audit: Pick<AuditLog, 'append'>;
}

/** The operator's lists of chat spellings, synonyms and stop answers. */
export function wordListRoutes({ store, publishing, audit }: WordListRoutePorts): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/word-lists/:locale/:kind',
      permission: EDITORS,
      async handle({ path }) {
        const { locale, kind } = listOf(path);
        return { status: 200, body: toView((await store.find(locale, kind)) ?? none(locale, kind)) };
      },
    },
    {
      method: 'PUT',
      path: '/v1/word-lists/:locale/:kind',
      permission: EDITORS,
      async handle({ request, path, account }) {
        const { locale, kind } = listOf(path);
        const { baseRevision, entries } = await readJson(request, saveSchema, LIMIT_BYTES);
        const list = { locale, kind, entries: readEntries(kind, entries) };
        const author = { id: account?.id ?? '', name: account?.name ?? '' };
        const { revision } = await store.save(list, baseRevision, author);
        await publishing.wordListsEdited();
        return { status: 200, body: { revision } };
      },
    },
    {
      method: 'GET',
      path: '/v1/word-lists/:locale/:kind/history',
      permission: EDITORS,
      async handle({ path }) {
        const { locale, kind } = listOf(path);
        const revisions = await store.history(locale, kind, SHOWN_CHANGES + 1);
        return { status: 200, body: { changes: changesOf(kind, revisions) } };
      },
    },
    {
      method: 'GET',
      path: '/v1/word-lists/:locale/:kind/csv',
      permission: EDITORS,
      async handle({ path, account }) {
        const { locale, kind } = listOf(path);
        await audit.append({ actor: account?.id ?? '', action: 'list-exported', subject: `${locale}/${kind}` });
        const { entries } = (await store.find(locale, kind)) ?? none(locale, kind);
        return {
          status: 200,
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="${kind}-${locale}.csv"`,
            'cache-control': 'no-store',
          },
          body: toCsv(kind, entries),
        };
      },
    },
    {
      /** Reads a file into entries. Nothing is stored: they go to the form, and from there as any other change. */
      method: 'POST',
      path: '/v1/word-lists/:locale/:kind/csv',
      permission: EDITORS,
      async handle({ request, path }) {
        const { kind } = listOf(path);
        const { csv } = await readJson(request, csvSchema, LIMIT_BYTES);
        return { status: 200, body: { entries: readEntries(kind, fromCsv(kind, csv)) } };
      },
    },
  ];
}

function listOf(path: Call['path']): { readonly locale: Locale; readonly kind: WordListKind } {
  if (!isLocale(path.locale)) throw new CodedError('locale_unknown');
  const kind = WORD_LIST_KINDS.find((one) => one === path.kind);
  if (kind === undefined) throw new CodedError('word_list_unknown');
  return { locale: path.locale, kind };
}

/** @throws CodedError `request_malformed`, `word_list_invalid` */
function readEntries(kind: WordListKind, given: unknown): WordListEntries[WordListKind] {
  const parsed = ENTRY_SCHEMAS[kind].safeParse(given);
  if (!parsed.success) throw malformed(parsed.error);
  const faults = wordListFaults(kind, parsed.data);
  if (faults.length > 0) throw new CodedError('word_list_invalid', { faults: faults.slice(0, 50) });
  return parsed.data;
}

function none(locale: Locale, kind: WordListKind): StoredWordList {
  return { locale, kind, entries: [], revision: 0, authorName: '', at: 0 };
}

function toView({ at, authorName, ...list }: StoredWordList): WordList {
  return { ...list, changedAt: new Date(at).toISOString(), changedBy: authorName };
}

/** Each revision against the one before it; the oldest that is known is not shown, as nothing is known of before. */
function changesOf(kind: WordListKind, revisions: readonly StoredWordList[]): WordListChange[] {
  return revisions.slice(0, SHOWN_CHANGES).flatMap((list, at) => {
    const before = revisions[at + 1];
    if (before === undefined) return [];
    const lines = changedLines(entryLines(kind, before.entries), entryLines(kind, list.entries));
    return [
      { revision: list.revision, changedAt: new Date(list.at).toISOString(), changedBy: list.authorName, ...lines },
    ];
  });
}
