import { isLocale, type Locale } from '../../protocol/locale.ts';
import type { LoggedMessage } from './conversation.ts';

export interface ArticleKey {
  readonly slug: string;
  readonly locale: Locale;
}

/** The words of the shopper that a message of the log answers: typed, not the title of a button that was pressed. */
export function questionBefore(messages: readonly LoggedMessage[], seq: number): string | undefined {
  return messages.findLast(
    (message) =>
      message.seq < seq &&
      message.author.kind === 'shopper' &&
      message.content.value === undefined &&
      (message.content.text ?? '').trim() !== '',
  )?.content.text;
}

/** The article that a bot's message answered with. */
export function articleOf({ content }: LoggedMessage): ArticleKey | undefined {
  const [article] = content.card?.type === 'answer' ? content.card.articles : [];
  return article === undefined ? undefined : { slug: article.slug, locale: article.locale };
}

/** The articles of a help center that a text links to, whatever address it has. */
export function linkedArticles(text: string): ArticleKey[] {
  return [...text.matchAll(/\/help\/([A-Za-z-]{2,10})\/([a-z0-9]+(?:-[a-z0-9]+)*)/g)].flatMap(
    ([, locale, slug = '']) => (isLocale(locale) ? [{ locale, slug }] : []),
  );
}
