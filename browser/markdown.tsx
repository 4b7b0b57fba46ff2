import type { ComponentChildren } from 'preact';

/** A piece of the bot's Markdown. Only what the bot writes: paragraphs, lists, bold, emphasis, code, links. */
type Block =
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly string[] };

const LIST_ITEM = /^\s{0,3}(?:[-*+]|(\d{1,4})[.)])\s+(.*)$/;
const INLINE = /\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|`([^`]+)`|\[([^\]]+)\]\(([^()\s]+)\)/g;

/** Shows Markdown as elements, never as HTML text, so that nothing in it can become markup. */
export function Markdown({ text }: { text: string }) {
  return <>{blocks(text).map((block, index) => renderBlock(block, index))}</>;
}

export function blocks(text: string): readonly Block[] {
  const found: Block[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  let ordered = false;
  let start = 1;
  const endText = (): void => {
    if (lines.length > 0) found.push({ kind: 'text', lines });
    lines = [];
  };
  const endList = (): void => {
    if (items.length > 0) found.push({ kind: 'list', ordered, start, items });
    items = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const item = LIST_ITEM.exec(line);
    if (item !== null) {
      endText();
      const numbered = item[1] !== undefined;
      if (items.length > 0 && numbered !== ordered) endList();
      if (items.length === 0) {
        ordered = numbered;
        start = Number(item[1] ?? 1);
      }
      items.push(item[2] ?? '');
    } else if (line.trim() === '') {
      endText();
      endList();
    } else if (items.length > 0 && /^\s+/.test(line)) {
      items.push(`${items.pop() ?? ''} ${line.trim()}`);
    } else {
      endList();
      lines.push(line.replace(/^#{1,6}\s+/, ''));
    }
  }
  endText();
  endList();
  return found;
}

function renderBlock(block: Block, key: number) {
  if (block.kind === 'text') {
    return (
      <p key={key}>
        {block.lines.map((line, index) => (
          <span key={`${index}:${line}`}>
            {index > 0 && <br />}
            {inline(line)}
          </span>
        ))}
      </p>
    );
  }
  const items = block.items.map((item, index) => <li key={`${index}:${item}`}>{inline(item)}</li>);
  return block.ordered ? (
    <ol key={key} start={block.start}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  );
}

function inline(text: string): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(text.slice(from, match.index));
    const [whole, strong, underlined, emphasis, code, label, address] = match;
    if (strong !== undefined || underlined !== undefined) parts.push(<strong>{strong ?? underlined}</strong>);
    else if (emphasis !== undefined) parts.push(<em>{emphasis}</em>);
    else if (code !== undefined) parts.push(<code>{code}</code>);
    else parts.push(link(label ?? whole, address ?? ''));
    from = match.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function link(label: string, address: string): ComponentChildren {
  if (!safeAddress(address)) return label;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}

/** Links lead to our own pages or to https; `javascript:`, `data:` and protocol-relative ones are shown as text. */
export function safeAddress(address: string): boolean {
  return /^https:\/\//i.test(address) || /^\/(?![/\\])/.test(address);
}
