import { Parser } from 'htmlparser2';

/** A page of HTML as text, without what mail programs mark as the quoted mail. */
export interface HtmlWords {
  readonly text: string;
  /** Whether anything was quoted by its structure. */
  readonly cut: boolean;
}

const BLOCKS = new Set(
  'address article blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
);
const UNSEEN = new Set(['head', 'style', 'script', 'title', 'template', 'noscript']);
/** Of Outlook: the line above the quoted mail's sender, date, receiver and subject. */
const OUTLOOK_LINE = /border:\s*none;\s*border-top:\s*solid\s+\S+\s+1(?:\.0)?pt/i;
const LEAST_LABELS = 3;

type Attributes = Readonly<Record<string, string>>;

/** Elements that hold the quoted mail whole: of Gmail, Yahoo, Apple Mail, Thunderbird, Outlook, Proton and Zoho. */
function holdsQuotation(name: string, { class: classes = '', id = '', type = '' }: Attributes): boolean {
  if (name === 'blockquote' && type.toLowerCase() === 'cite') return true;
  if (id === 'mail-editor-reference-message-container') return true;
  return /gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra/.test(classes);
}

/** No person's mail is nested deeper; the parser's time grows with the square of it. */
const DEEPEST = 2_000;
const CHUNK = 16_384;

/**
 * Reads the text of a mail's HTML part in one pass. Where a program wraps the quoted mail, the wrapping goes and what stands after it
 * stays; Outlook does not wrap it, so that all after its head goes. Undefined of a page that no mail program writes.
 */
export function htmlWords(html: string): HtmlWords | undefined {
  const page = openPage();
  const parser = new Parser(page, { decodeEntities: true });
  for (let at = 0; at < html.length; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK));
    if (page.depth() > DEEPEST) return undefined;
  }
  parser.end();
  return page.words();
}

/** What has been read of a page so far. */
function openPage() {
  const parts: string[] = [];
  let depth = 0;
  /** The depth of the element that is passed over. */
  let over: number | undefined;
  /** Where the text of an Outlook line begins, and how deep it is. */
  let head: { readonly at: number; readonly depth: number } | undefined;
  let ended = false;
  let cut = false;
  const line = () => {
    if (parts.at(-1) !== '\n') parts.push('\n');
  };
  const end = () => {
    ended = true;
    cut = true;
  };
  /** @returns whether the element is read at all */
  function begins(name: string, attributes: Attributes): boolean {
    if (attributes.id === 'divRplyFwdMsg') {
      end();
      return false;
    }
    const quotes = holdsQuotation(name, attributes);
    if (!quotes && !UNSEEN.has(name)) return true;
    over = depth;
    if (quotes) cut = true;
    line();
    return false;
  }
  return {
    onopentag(name: string, attributes: Attributes) {
      depth += 1;
      if (ended || over !== undefined || !begins(name, attributes)) return;
      if (name === 'br') parts.push('\n');
      else if (name === 'td' || name === 'th') parts.push(' ');
      else if (BLOCKS.has(name)) line();
      if (name === 'div' && OUTLOOK_LINE.test(attributes.style ?? '')) head = { at: parts.length, depth };
    },
    ontext(part: string) {
      if (!ended && over === undefined) parts.push(part.replace(/[\s\u00a0]+/g, ' '));
    },
    onclosetag(name: string) {
      if (over === depth) over = undefined;
      else if (!ended && over === undefined && BLOCKS.has(name)) line();
      if (head?.depth === depth) {
        const isHead = !ended && labelsIn(parts.slice(head.at).join('')) >= LEAST_LABELS;
        if (isHead) {
          parts.length = head.at;
          end();
        }
        head = undefined;
      }
      depth -= 1;
    },
    depth: () => depth,
    words: (): HtmlWords => ({ text: tidied(parts.join('')), cut }),
  };
}

function labelsIn(text: string): number {
  return text.split('\n').filter((one) => /^\s*[\p{L}\s.]{1,25}[:：]/u.test(one)).length;
}

function tidied(text: string): string {
  return text
    .split('\n')
    .map((one) => one.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
