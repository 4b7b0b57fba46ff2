import type { DialogServices } from '../dialogs/services.ts';
import { type FiguresOf, fillFigures } from '../kb/articles/figures.ts';
import { articlePath, resolveLinks } from '../kb/articles/render-markdown.ts';
import type { Library } from '../kb/publishing/library.ts';

export interface DialogServicePorts {
  readonly library: Library;
  readonly stops: DialogServices['stops'];
  readonly danger: DialogServices['danger'];
  readonly helpLines: DialogServices['helpLines'];
  readonly figures: FiguresOf;
  readonly marketplace: string;
  readonly staffed: () => boolean;
  readonly ticket: DialogServices['ticket'];
  readonly formatTime: DialogServices['formatTime'];
  readonly disputes: DialogServices['disputes'];
}

export function dialogServices({
  library,
  stops,
  danger,
  helpLines,
  figures,
  marketplace,
  staffed,
  ticket,
  formatTime,
  disputes,
}: DialogServicePorts): DialogServices {
  return {
    marketplace,
    stops,
    danger,
    helpLines,
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
    staffed,
    ticket,
    formatTime,
    disputes,
  };
}
