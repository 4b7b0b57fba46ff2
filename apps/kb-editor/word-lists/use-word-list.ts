import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, call, codeOf } from '../../../browser/api.ts';
import { type Loading, useLoaded } from '../../../browser/use-loaded.ts';
import type { Locale } from '../../../protocol/locale.ts';
import type { WordList, WordListFault, WordListKind } from '../../../protocol/word-lists.ts';
import { emptyEntry, entriesOf, type Row, rowsOf } from './entries.ts';

export interface WordListEditing {
  readonly loading: Loading<WordList>;
  readonly rows: readonly Row[];
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly savedAs: number | undefined;
  /** Why the last step was refused. */
  readonly failure: { readonly code: string; readonly faults: readonly WordListFault[] } | undefined;
  readonly change: (key: number, entry: Row['entry']) => void;
  readonly add: () => void;
  readonly remove: (key: number) => void;
  readonly save: (over?: boolean) => Promise<void>;
  readonly discard: () => void;
  readonly readFile: (file: File) => Promise<void>;
}

export const listPath = (locale: Locale, kind: WordListKind): string => `/v1/word-lists/${locale}/${kind}`;

/** The rows of the form. Each keeps its key while it is typed in. */
function useRows(kind: WordListKind) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const nextKey = useRef(1);
  return {
    rows,
    show: (entries: WordList['entries']): void => {
      setRows(rowsOf(entries, nextKey.current));
      nextKey.current += entries.length;
    },
    change: (key: number, entry: Row['entry']): void =>
      setRows((now) => now.map((row) => (row.key === key ? { key, entry } : row))),
    add: (): void => {
      const key = nextKey.current;
      nextKey.current += 1;
      // The first of the stop answers counts, so that a new one goes on top in every list.
      setRows((now) => [{ key, entry: emptyEntry(kind) }, ...now]);
    },
    remove: (key: number): void => setRows((now) => now.filter((row) => row.key !== key)),
  };
}

function failureOf(error: unknown): WordListEditing['failure'] {
  const faults = error instanceof ApiError && Array.isArray(error.data.faults) ? error.data.faults : [];
  return { code: codeOf(error), faults: faults as readonly WordListFault[] };
}

/** One list being edited, saved against the revision that it came from. */
export function useWordList(locale: Locale, kind: WordListKind, onExpired: () => void): WordListEditing {
  const loading = useLoaded(() => call<WordList>('GET', listPath(locale, kind)), [locale, kind], onExpired);
  const { rows, show, change, add, remove } = useRows(kind);
  const [saving, setSaving] = useState(false);
  const [savedAs, setSavedAs] = useState<number>();
  const [failure, setFailure] = useState<WordListEditing['failure']>();
  const { state } = loading;
  const list = state.is === 'here' ? state.value : undefined;
  const entries = entriesOf(rows);

  const touched = (): void => {
    setSavedAs(undefined);
    setFailure(undefined);
  };
  useEffect(() => {
    touched();
    show([]);
  }, [locale, kind]);
  useEffect(() => {
    if (list === undefined || list.locale !== locale || list.kind !== kind) return;
    // What was just saved stands in the form already, and the focus with it.
    if (JSON.stringify(entries) !== JSON.stringify(list.entries)) show(list.entries);
  }, [list]);

  const refused = (error: unknown): void => {
    if (codeOf(error) === 'login_required') onExpired();
    setFailure(failureOf(error));
  };
  /** A step of the person at the form: what was told of the last one is over. */
  const step =
    <T extends readonly unknown[], R>(act: (...given: T) => R) =>
    (...given: T): R => {
      touched();
      return act(...given);
    };
  return {
    loading,
    rows,
    saving,
    savedAs,
    failure,
    dirty: list !== undefined && JSON.stringify(entries) !== JSON.stringify(list.entries),
    change: step(change),
    add: step(add),
    remove: step(remove),
    discard: step(() => list !== undefined && show(list.entries)),
    readFile: step(async (file: File) => {
      try {
        const body = { csv: await file.text() };
        show((await call<Pick<WordList, 'entries'>>('POST', `${listPath(locale, kind)}/csv`, body)).entries);
      } catch (error) {
        refused(error);
      }
    }),
    save: async (over = false) => {
      if (list === undefined || saving) return;
      setSaving(true);
      setFailure(undefined);
      try {
        const base = over ? (await call<WordList>('GET', listPath(locale, kind))).revision : list.revision;
        const body = { baseRevision: base, entries };
        const { revision } = await call<{ readonly revision: number }>('PUT', listPath(locale, kind), body);
        loading.set({ ...list, revision, entries: entries as WordList['entries'] });
        setSavedAs(revision);
      } catch (error) {
        refused(error);
      }
      setSaving(false);
    },
  };
}
