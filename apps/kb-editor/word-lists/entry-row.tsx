import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { PRIORITIES } from '../../../protocol/conversation.ts';
import type { Locale } from '../../../protocol/locale.ts';
import {
  type SlangEntry,
  STOP_ACTIONS,
  type StopEntry,
  type SynonymEntry,
  WORD_LIST_LIMITS,
} from '../../../protocol/word-lists.ts';
import type { Row } from './entries.ts';

interface EntryRowProps {
  readonly row: Row;
  readonly locale: Locale;
  readonly onChange: (entry: Row['entry']) => void;
  readonly onRemove: () => void;
}

/** One entry of a list, with the fields of its kind. */
export function EntryRow({ row: { entry }, locale, onChange, onRemove }: EntryRowProps) {
  const { words } = useLanguage();
  const text = words.editor.words;
  return (
    <li class="entry">
      {'informal' in entry && <SlangFields entry={entry} locale={locale} onChange={onChange} />}
      {'words' in entry && <SynonymFields entry={entry} locale={locale} onChange={onChange} />}
      {'phrases' in entry && <StopFields entry={entry} locale={locale} onChange={onChange} />}
      <button type="button" class="icon-button" aria-label={text.remove} title={text.remove} onClick={onRemove}>
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}

interface FieldsProps<E> {
  readonly entry: E;
  readonly locale: Locale;
  readonly onChange: (entry: E) => void;
}

function SlangFields({ entry, locale, onChange }: FieldsProps<SlangEntry>) {
  const { informal, standard } = useLanguage().words.editor.words;
  return (
    <div class="entry-fields entry-slang">
      <input
        lang={locale}
        aria-label={informal}
        placeholder={informal}
        maxLength={WORD_LIST_LIMITS.slang.informal}
        value={entry.informal}
        onInput={(event) => onChange({ ...entry, informal: event.currentTarget.value })}
      />
      <span class="muted" aria-hidden="true">
        →
      </span>
      <input
        lang={locale}
        aria-label={standard}
        placeholder={standard}
        maxLength={WORD_LIST_LIMITS.slang.standard}
        value={entry.standard}
        onInput={(event) => onChange({ ...entry, standard: event.currentTarget.value })}
      />
    </div>
  );
}

function SynonymFields({ entry, locale, onChange }: FieldsProps<SynonymEntry>) {
  const { group } = useLanguage().words.editor.words;
  return (
    <div class="entry-fields">
      <input
        lang={locale}
        aria-label={group}
        placeholder={group}
        value={entry.words.join(', ')}
        // Read when it is left: a comma that was just typed must not vanish.
        onChange={(event) => onChange({ words: event.currentTarget.value.split(/[,，、]/).map((word) => word.trim()) })}
      />
    </div>
  );
}

function StopFields({ entry, locale, onChange }: FieldsProps<StopEntry>) {
  const { words } = useLanguage();
  const text = words.editor.words;
  const priorities: Readonly<Record<string, string>> = words.desk.priority;
  return (
    <div class="entry-fields entry-stop">
      <label class="field">
        <span>{text.phrases}</span>
        <textarea
          lang={locale}
          rows={4}
          value={entry.phrases.join('\n')}
          onInput={(event) => onChange({ ...entry, phrases: event.currentTarget.value.split('\n') })}
        />
      </label>
      <label class="field">
        <span>{text.reply}</span>
        <textarea
          lang={locale}
          rows={4}
          maxLength={WORD_LIST_LIMITS.stops.reply}
          value={entry.reply}
          onInput={(event) => onChange({ ...entry, reply: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{text.action}</span>
        <select
          value={entry.action}
          onChange={(event) => {
            const action = STOP_ACTIONS.find((one) => one === event.currentTarget.value);
            if (action !== undefined) onChange({ ...entry, action });
          }}
        >
          {STOP_ACTIONS.map((action) => (
            <option key={action} value={action}>
              {text.actions[action]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{priorities.label}</span>
        <select
          value={entry.priority}
          onChange={(event) => {
            const priority = PRIORITIES.find((one) => one === event.currentTarget.value);
            if (priority !== undefined) onChange({ ...entry, priority });
          }}
        >
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {priorities[priority]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
