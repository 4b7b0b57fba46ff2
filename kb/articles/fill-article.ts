import { passagesOf } from '../../protocol/passages.ts';
import type { Article } from './article.ts';
import { type Figures, fillFigures } from './figures.ts';

/**
 * An article as it is shown: figures filled in before it is taken apart, so that no passage is cut out of a section of
 * another profile's wording. What is asked of a passage goes with it.
 */
export function fillArticle(article: Article, figures: Figures): Article {
  const body = fillFigures(article.body, figures);
  if (article.passages === undefined) return { ...article, body };
  const written = passagesOf(article.body);
  const shown = passagesOf(body);
  // A section may hold whole paragraphs, which are then there or not.
  const aligned = written.length === shown.length;
  const passages = article.passages.map((asked) => {
    const at = written.findIndex((text) => text.startsWith(asked.opens));
    // Where a beginning is cut may be within a placeholder, so that the whole passage is filled in.
    const opens = (aligned ? shown[at] : undefined) ?? fillFigures(written[at] ?? asked.opens, figures);
    return { ...asked, opens };
  });
  return { ...article, body, passages };
}
