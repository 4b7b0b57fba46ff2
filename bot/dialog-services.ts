import type { DialogServices } from '../dialogs/services.ts';
import { type FiguresOf, fillFigures } from '../kb/articles/figures.ts';
import { articlePath, resolveLinks } from '../kb/articles/render-markdown.ts';
import type { Library } from '../kb/publishing/library.ts';

type OfTheLibrary = 'search' | 'article' | 'topic' | 'reference' | 'fill';

export interface DialogServiceParts extends Omit<DialogServices, OfTheLibrary> {
  readonly library: Library;
  readonly figures: FiguresOf;
}

/** What dialogs may call: what is given, and the help center as this process has it. */
export function dialogServices({ library, figures, ...given }: DialogServiceParts): DialogServices {
  return {
    ...given,
    // Read at each call: an edit swaps the index.
    get search() {
      return library.index;
    },
    article: (slug, locale) => library.find(slug, locale) ?? library.find(slug, library.localesOf(slug)[0] ?? locale),
    topic: (topic, locale) => library.list(locale, topic),
    reference: ({ slug, locale, title, revision }) => ({
      slug,
      locale,
      title,
      revision,
      url: articlePath(slug, locale),
    }),
    fill: (markdown, locale) => resolveLinks(fillFigures(markdown, figures(locale)), locale).trim(),
  };
}
