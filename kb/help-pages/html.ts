/** HTML that may go into a page as it is. Only `html`, `join` and `trusted` make it, so unescaped text cannot slip in. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for element content and quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Tagged template: every string put in is escaped, other `Html` is taken as it is. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? '';
  parts.forEach((part, index) => {
    markup += typeof part === 'object' ? part.markup : escapeHtml(String(part));
    markup += strings[index + 1] ?? '';
  });
  return { markup };
}

export function join(parts: readonly Html[]): Html {
  return { markup: parts.map((part) => part.markup).join('') };
}

/** Marks markup that a sanitiser has already been through, such as a rendered article. */
export function trusted(markup: string): Html {
  return { markup };
}

export const NOTHING: Html = { markup: '' };
