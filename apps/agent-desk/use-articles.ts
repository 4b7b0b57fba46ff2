import { useEffect, useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import type { HelpSearchAnswer } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';

export interface FoundArticle {
  readonly slug: string;
  readonly title: string;
  readonly snippet: string;
  readonly url: string;
}

const PAUSE_MS = 250;
const LONGEST_QUESTION = 300;

/** Articles of the help center that fit a question in its language; undefined while they are looked for. */
export function useArticles(question: string, locale: Locale): readonly FoundArticle[] | undefined {
  const asked = question.trim().slice(0, LONGEST_QUESTION);
  const key = `${locale} ${asked}`;
  const [found, setFound] = useState<{ readonly key: string; readonly hits: readonly FoundArticle[] }>();
  useEffect(() => {
    if (asked === '') return;
    let wanted = true;
    const timer = setTimeout(() => {
      call<HelpSearchAnswer>('POST', '/v1/help/suggestions', { locale, text: asked }).then(
        // What the bot would decline to answer with is no suggestion either.
        ({ decision, hits }) => wanted && setFound({ key, hits: decision === 'decline' ? [] : hits }),
        () => wanted && setFound({ key, hits: [] }),
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  if (asked === '') return [];
  return found?.key === key ? found.hits : undefined;
}

/** How an article goes into a reply: its opening passage, and where the rest stands. */
export function articleText({ title, snippet, url }: FoundArticle, origin = location.origin): string {
  return `${snippet.trim()}\n${title}: ${new URL(url, origin).href}`;
}
