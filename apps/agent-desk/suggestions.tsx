import { useLanguage } from '../../browser/language.tsx';
import type { Locale } from '../../protocol/locale.ts';
import type { Chat } from './state.ts';
import { useArticles } from './use-articles.ts';
import type { PickerEntry } from './use-reply-picker.ts';

/** What the shopper said last, where nobody has answered it: what is suggested fits this. */
export function openQuestion({ messages }: Pick<Chat, 'messages'>): string {
  const last = messages.findLast(({ author }) => author.kind === 'shopper' || author.kind === 'agent');
  return last?.author.kind === 'shopper' ? (last.text ?? '') : '';
}

interface SuggestionsProps {
  readonly question: string;
  readonly locale: Locale;
  readonly onChoose: (entry: PickerEntry) => void;
}

/** Articles that may answer the shopper's last message. They go into the box, and out only when the agent sends them. */
export function Suggestions({ question, locale, onChoose }: SuggestionsProps) {
  const { words } = useLanguage();
  const articles = useArticles(question, locale) ?? [];
  if (articles.length === 0) return null;
  return (
    <div class="suggestions" role="toolbar" aria-label={words.desk.canned.suggested}>
      <span class="small muted">{words.desk.canned.suggested}</span>
      {articles.map((article) => (
        <button
          key={article.slug}
          type="button"
          class="button button-small"
          lang={locale}
          title={article.snippet}
          onClick={() => onChoose({ is: 'article', article })}
        >
          {article.title}
        </button>
      ))}
    </div>
  );
}
