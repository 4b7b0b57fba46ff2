import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { plural } from '../../locales/plural.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';
import { type ArticleGroup, filteredGroups, type ListFilter, shownLine } from './article-list.ts';
import { keptDraft } from './draft.ts';
import { translationText } from './translation-text.ts';

interface ListPanelProps {
  readonly groups: readonly ArticleGroup[] | undefined;
  readonly filter: ListFilter;
  readonly chosen: string | undefined;
  readonly onFilter: (change: Partial<ListFilter>) => void;
  readonly onChoose: (slug: string) => void;
  readonly onCreate: () => void;
}

/** All articles of one language, with how far the others lag behind. */
export function ListPanel({ groups, filter, chosen, onFilter, onChoose, onCreate }: ListPanelProps) {
  const { locale, words } = useLanguage();
  const text = words.editor.list;
  const shown = groups === undefined ? undefined : filteredGroups(groups, filter);
  return (
    <nav class="list-panel" aria-label={text.heading}>
      <div class="list-filter">
        <label class="field">
          <span>{text.locale}</span>
          <select
            value={filter.locale}
            onChange={(event) => {
              const next = LOCALES.find((candidate) => candidate === event.currentTarget.value);
              if (next !== undefined) onFilter({ locale: next });
            }}
          >
            {LOCALES.map((candidate) => (
              <option key={candidate} value={candidate}>
                {LOCALE_NAMES[candidate]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{text.topic}</span>
          <select value={filter.topic} onChange={(event) => onFilter({ topic: event.currentTarget.value })}>
            <option value="">{text.allTopics}</option>
            {Object.entries(words.topics).map(([topic, name]) => (
              <option key={topic} value={topic}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="visually-hidden">{text.search}</span>
          <input
            type="search"
            placeholder={text.search}
            value={filter.text}
            onInput={(event) => onFilter({ text: event.currentTarget.value })}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={filter.onlyBehind}
            onChange={(event) => onFilter({ onlyBehind: event.currentTarget.checked })}
          />
          <span>{text.onlyOutdated}</span>
        </label>
        <div class="list-head">
          <p class="muted small" role="status">
            {shown !== undefined && plural(locale, text.count, shown.length)}
          </p>
          <button type="button" class="button button-small" onClick={onCreate}>
            <Icon name="plus" size={16} /> {text.create}
          </button>
        </div>
      </div>
      {shown === undefined && <p class="list-state muted">{words.desk.common.loading}</p>}
      {shown?.length === 0 && <p class="list-state muted">{text.none}</p>}
      <ul class="article-list">
        {shown?.map((group) => (
          <Line
            key={group.slug}
            group={group}
            locale={filter.locale}
            current={group.slug === chosen}
            onChoose={() => onChoose(group.slug)}
          />
        ))}
      </ul>
    </nav>
  );
}

function Line(props: { group: ArticleGroup; locale: Locale; current: boolean; onChoose: () => void }) {
  const { group, locale, current, onChoose } = props;
  const { words } = useLanguage();
  const line = shownLine(group, locale);
  const status = group.status[locale];
  const behind = LOCALES.filter((candidate) => candidate !== locale && group.status[candidate].is !== 'current').length;
  return (
    <li>
      <button type="button" class="article-line" aria-current={current ? 'true' : undefined} onClick={onChoose}>
        <span class="article-title" lang={line?.locale}>
          {line?.title ?? group.slug}
        </span>
        <span class="article-facts small muted">
          {words.topics[line?.topic ?? ''] ?? line?.topic}
          {status.is !== 'current' && <span class="tag tag-caution">{translationText(words, status)}</span>}
          {status.is === 'current' && behind > 0 && (
            <span class="tag">{`${LOCALES.length - behind} / ${LOCALES.length} · ${words.editor.translation.current}`}</span>
          )}
          {line?.differs === true && <span class="tag">{words.editor.list.differs}</span>}
          {keptDraft(locale, group.slug) !== undefined && <span class="tag tag-warm">{words.editor.list.draft}</span>}
        </span>
      </button>
    </li>
  );
}
