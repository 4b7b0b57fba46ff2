import { useEffect, useRef, useState } from 'preact/hooks';
import { errorText } from '../../../browser/error-text.ts';
import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { LoadState } from '../../../browser/load-state.tsx';
import { format } from '../../../locales/format.ts';
import { plural } from '../../../locales/plural.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import { WORD_LIST_KINDS, type WordListKind } from '../../../protocol/word-lists.ts';
import { LocaleSelect } from '../locale-select.tsx';
import { useLeaveGuard } from '../use-leave-guard.ts';
import { holds } from './entries.ts';
import { EntryRow } from './entry-row.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { listPath, useWordList, type WordListEditing } from './use-word-list.ts';

/** More rows than this are not drawn at once; the filter finds the others. */
const MOST_DRAWN = 200;

/** Chat spellings, synonyms and stop answers of one language. */
export function WordsPage({ onExpired }: { onExpired: () => void }) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.words;
  const [, tag, name] = location.hash.slice(1).split('/');
  const [locale, setLocale] = useState<Locale>(LOCALES.find((one) => one === tag) ?? reader);
  const [kind, setKind] = useState<WordListKind>(WORD_LIST_KINDS.find((one) => one === name) ?? 'slang');
  const editing = useWordList(locale, kind, onExpired);
  useLeaveGuard(editing.dirty);
  useEffect(() => history.replaceState(null, '', `#words/${locale}/${kind}`), [locale, kind]);
  const { state } = editing.loading;
  return (
    <div class="operator-page">
      <div class="page-filter">
        {/* While there are changes the list stays: they belong to it. */}
        <fieldset class="plain-set" disabled={editing.dirty}>
          <LocaleSelect label={text.locale} value={locale} onChange={setLocale} />
          <KindTabs current={kind} onKind={setKind} />
        </fieldset>
      </div>
      <div class="operator-columns">
        <section class="panel" aria-labelledby="list-heading">
          <h2 id="list-heading">{text.kinds[kind]}</h2>
          <p class="small muted">{text.hints[kind]}</p>
          <LoadState state={state} onRetry={editing.loading.reload} />
          {state.is === 'here' && (
            <>
              <SaveBar editing={editing} locale={locale} kind={kind} />
              <Failure editing={editing} />
              <Entries key={kind} editing={editing} locale={locale} />
            </>
          )}
        </section>
        <div class="operator-side">
          <ExplainPanel locale={locale} />
          {state.is === 'here' && (
            <HistoryPanel locale={locale} kind={kind} revision={state.value.revision} onExpired={onExpired} />
          )}
        </div>
      </div>
    </div>
  );
}

function KindTabs({ current, onKind }: { current: WordListKind; onKind: (kind: WordListKind) => void }) {
  const { words } = useLanguage();
  const text = words.editor.words;
  return (
    <div class="kind-tabs" role="toolbar" aria-label={text.kindLabel}>
      {WORD_LIST_KINDS.map((kind) => (
        <button key={kind} type="button" class="button" aria-pressed={kind === current} onClick={() => onKind(kind)}>
          {text.kinds[kind]}
        </button>
      ))}
    </div>
  );
}

/** The rows that hold what is looked for, and a new one on top. */
function Entries({ editing, locale }: { editing: WordListEditing; locale: Locale }) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.words;
  const [filter, setFilter] = useState('');
  const found = editing.rows.filter(({ entry }) => holds(entry, filter));
  return (
    <>
      <div class="add-row">
        <label class="field">
          <span class="visually-hidden">{text.filter}</span>
          <input
            type="search"
            placeholder={text.filter}
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        </label>
        <button
          type="button"
          class="button"
          onClick={() => {
            setFilter('');
            editing.add();
          }}
        >
          <Icon name="plus" size={16} /> {text.add}
        </button>
      </div>
      <p class="small muted" role="status">
        {plural(reader, text.count, found.length)}
      </p>
      {found.length === 0 && <p class="part-state muted">{filter === '' ? text.empty : text.none}</p>}
      <ul class="entries">
        {found.slice(0, MOST_DRAWN).map((row) => (
          <EntryRow
            key={row.key}
            row={row}
            locale={locale}
            onChange={(entry) => editing.change(row.key, entry)}
            onRemove={() => editing.remove(row.key)}
          />
        ))}
      </ul>
      {found.length > MOST_DRAWN && (
        <p class="small muted">{format(text.more, { count: found.length - MOST_DRAWN })}</p>
      )}
    </>
  );
}

function SaveBar({ editing, locale, kind }: { editing: WordListEditing; locale: Locale; kind: WordListKind }) {
  const { words } = useLanguage();
  const text = words.editor.words;
  const file = useRef<HTMLInputElement>(null);
  const status = editing.saving
    ? text.saving
    : editing.savedAs !== undefined
      ? format(text.saved, { revision: editing.savedAs })
      : editing.dirty
        ? text.unsaved
        : text.unchanged;
  return (
    <div class="save-bar">
      <span class="small muted" role="status">
        {status}
      </span>
      <a class="button button-small" href={`${listPath(locale, kind)}/csv`} download={`${kind}-${locale}.csv`}>
        {text.export}
      </a>
      <button type="button" class="button button-small" onClick={() => file.current?.click()}>
        {text.import}
      </button>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        class="visually-hidden"
        aria-label={text.import}
        tabIndex={-1}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen !== undefined) void editing.readFile(chosen);
          event.currentTarget.value = '';
        }}
      />
      {editing.dirty && (
        <button type="button" class="button button-small" onClick={editing.discard}>
          {words.editor.save.discard}
        </button>
      )}
      <button
        type="button"
        class="button button-main"
        aria-disabled={!editing.dirty || editing.saving}
        onClick={() => editing.dirty && void editing.save()}
      >
        {text.save}
      </button>
    </div>
  );
}

function Failure({ editing: { failure, save, loading } }: { editing: WordListEditing }) {
  const { words } = useLanguage();
  const text = words.editor.words;
  if (failure === undefined) return null;
  return (
    <div class="callout callout-danger" role="alert">
      <p>{errorText(words, failure.code)}</p>
      {failure.faults.length > 0 && (
        <ul class="faults">
          {failure.faults.map((fault) => (
            <li key={`${fault.entry} ${fault.fault} ${fault.words}`}>
              “{fault.words}”: {text.faults[fault.fault]}
            </li>
          ))}
        </ul>
      )}
      {failure.code === 'word_list_conflict' && (
        <p class="callout-actions">
          <button type="button" class="button button-small" onClick={loading.reload}>
            {text.takeTheirs}
          </button>
          <button type="button" class="button button-small" onClick={() => void save(true)}>
            {text.keepMine}
          </button>
        </p>
      )}
    </div>
  );
}
