/** A bot's text as a tree: the view builds elements from it, so no markup of the text ever reaches the page. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly Inline[][] };

const BULLET = /^\s{0,3}[-*+•]\s+(.*)$/;
const NUMBER = /^\s{0,3}(\d{1,9})[.)]\s+(.*)$/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/;
/** One alternative per inline form; the order decides. Nothing here can backtrack over more than one line. */
const INLINE =
  /`([^`\n]+)`|\*\*([^*\n]+(?:\*[^*\n]+)*)\*\*|__([^_\n]+)__|\*([^*\s][^*\n]*)\*|\b_([^_\n]+)_\b|\[([^\]\n]+)\]\(([^()\s]*)\)|(https:\/\/[^\s<>"'()]+[^\s<>"'().,;:!?。，；：！？、])|\\([\\`*_[\]()#+\-.!])/;
/** Emphasis within a link within emphasis is as deep as a text needs. */
const MAX_DEPTH = 3;

/**
 * Reads the Markdown that the bot writes: paragraphs, lists, headings, bold, emphasis, code, links. Everything else,
 * HTML above all, is text. `allowed` turns a link's target into an address, or undefined to leave its words only.
 */
export function parseMarkdown(source: string, allowed: (href: string) => string | undefined): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let list: { ordered: boolean; start: number; items: string[][] } | undefined;
  const inline = (rows: readonly string[]) => parseLines(rows, allowed);
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', children: inline(lines) });
    lines = [];
  };
  const endList = () => {
    if (list) blocks.push({ kind: 'list', ordered: list.ordered, start: list.start, items: list.items.map(inline) });
    list = undefined;
  };

  for (const line of source.split(/\r?\n/)) {
    const bullet = BULLET.exec(line);
    const number = NUMBER.exec(line);
    const heading = HEADING.exec(line);
    if (bullet || number) {
      endParagraph();
      const ordered = number !== null;
      if (list && list.ordered !== ordered) endList();
      list ??= { ordered, start: Number(number?.[1] ?? 1), items: [] };
      list.items.push([bullet?.[1] ?? number?.[2] ?? '']);
    } else if (line.trim() === '') {
      endParagraph();
      // A blank line between items does not end a list; anything but an item after it does.
    } else if (heading) {
      endParagraph();
      endList();
      blocks.push({ kind: 'heading', children: inline([heading[1] ?? '']) });
    } else if (list && /^\s{2,}\S/.test(line)) {
      list.items.at(-1)?.push(line.trim());
    } else {
      endList();
      lines.push(line.trim());
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** A person's text: as it is, only `https` addresses become links. */
export function parsePlain(source: string): readonly Inline[] {
  const parts = source.split(/(https:\/\/[^\s<>"'()]+[^\s<>"'().,;:!?。，；：！？、])/);
  return parts
    .map((text, at): Inline => (at % 2 === 1 ? link(text, [{ kind: 'text', text }]) : { kind: 'text', text }))
    .filter((part) => part.kind !== 'text' || part.text !== '');
}

/** Only `https` and this server's own addresses are links. Relative ones are the server's, not the page's. */
export function linkTarget(href: string, server: string): string | undefined {
  try {
    const url = new URL(href, `${server}/`);
    const safe = url.protocol === 'https:' || url.origin === new URL(server).origin;
    return safe && url.username === '' && /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function parseLines(lines: readonly string[], allowed: (href: string) => string | undefined): Inline[] {
  return lines.flatMap((line, at) => [
    ...(at > 0 ? [{ kind: 'break' } as const] : []),
    ...parseInline(line, allowed, MAX_DEPTH),
  ]);
}

function parseInline(text: string, allowed: (href: string) => string | undefined, depth: number): Inline[] {
  const parts: Inline[] = [];
  let rest = text;
  while (rest !== '') {
    const match = depth > 0 ? INLINE.exec(rest) : null;
    if (match === null) {
      parts.push({ kind: 'text', text: rest });
      break;
    }
    if (match.index > 0) parts.push({ kind: 'text', text: rest.slice(0, match.index) });
    parts.push(...inlineOf(match, allowed, depth - 1));
    rest = rest.slice(match.index + match[0].length);
  }
  return parts;
}

function inlineOf(match: RegExpExecArray, allowed: (href: string) => string | undefined, depth: number): Inline[] {
  const [, code, stars, lines, star, underline, label, target, address, escaped] = match;
  const strong = stars ?? lines;
  const inner = (text: string) => parseInline(text, allowed, depth);
  if (code !== undefined) return [{ kind: 'code', text: code }];
  if (strong !== undefined) return [{ kind: 'strong', children: inner(strong) }];
  const emphasis = star ?? underline;
  if (emphasis !== undefined) return [{ kind: 'emphasis', children: inner(emphasis) }];
  if (label !== undefined) {
    const href = allowed(target ?? '');
    return href === undefined ? inner(label) : [link(href, inner(label))];
  }
  if (address !== undefined) {
    const href = allowed(address);
    return href === undefined ? [{ kind: 'text', text: address }] : [link(href, [{ kind: 'text', text: address }])];
  }
  return [{ kind: 'text', text: escaped ?? match[0] }];
}

function link(href: string, children: readonly Inline[]): Inline {
  return { kind: 'link', href, children };
}
