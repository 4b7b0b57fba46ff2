import type { ComponentChildren } from 'preact';
import type { Block, Inline } from '../markdown.ts';

/** Elements from the parsed text; nothing is ever set as HTML. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return <>{blocks.map((block, at) => drawBlock(block, at))}</>;
}

function drawBlock(block: Block, key: number): ComponentChildren {
  if (block.kind !== 'list') {
    return (
      <p key={key} class={block.kind === 'heading' ? 'heading' : undefined}>
        <Inlines parts={block.children} />
      </p>
    );
  }
  const items = block.items.map((item, at) => (
    <li key={at}>
      <Inlines parts={item} />
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

export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return <>{parts.map((part, at) => drawInline(part, at))}</>;
}

function drawInline(part: Inline, key: number): ComponentChildren {
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
          <Inlines parts={part.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em key={key}>
          <Inlines parts={part.children} />
        </em>
      );
    case 'link':
      return (
        <a key={key} href={part.href} target="_blank" rel="noopener noreferrer">
          <Inlines parts={part.children} />
        </a>
      );
  }
}
