import type { ComponentChildren, FunctionComponent } from 'preact';
import type { Block, Inline } from './markdown.ts';

type LinkView = FunctionComponent<{ href: string; children: ComponentChildren }>;

/** Elements from the parsed text; nothing is ever set as HTML. `link` draws links in its own way. */
export function Blocks({ blocks, link = PlainLink }: { blocks: readonly Block[]; link?: LinkView }) {
  return <>{blocks.map((block, at) => drawBlock(block, at, link))}</>;
}

export function Inlines({ parts, link = PlainLink }: { parts: readonly Inline[]; link?: LinkView }) {
  return <>{parts.map((part, at) => drawInline(part, at, link))}</>;
}

function PlainLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function drawBlock(block: Block, key: number, link: LinkView): ComponentChildren {
  if (block.kind !== 'list') {
    return (
      <p key={key} class={block.kind === 'heading' ? 'heading' : undefined}>
        <Inlines parts={block.children} link={link} />
      </p>
    );
  }
  const items = block.items.map((item, at) => (
    <li key={at}>
      <Inlines parts={item} link={link} />
    </li>
  ));
  return block.ordered ? (
    <ol key={key} start={block.start}>
      {items}
    </ol>
  ) : (
    <ul key={key}>{items}</ul>
  );
}

function drawInline(part: Inline, key: number, Link: LinkView): ComponentChildren {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'break':
      return <br key={key} />;
    case 'code':
      return <code key={key}>{part.text}</code>;
    case 'strong':
      return (
        <strong key={key}>
          <Inlines parts={part.children} link={Link} />
        </strong>
      );
    case 'emphasis':
      return (
        <em key={key}>
          <Inlines parts={part.children} link={Link} />
        </em>
      );
    case 'link':
      return (
        <Link key={key} href={part.href}>
          <Inlines parts={part.children} link={Link} />
        </Link>
      );
  }
}
