import type { ComponentChildren } from 'preact';
import { signedCaseAddress } from '../case-link.ts';
import type { Block, Inline } from '../markdown.ts';
import { readCredentials } from '../tokens.ts';
import { useWidget } from './widget-context.ts';

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
        <Link key={key} href={part.href}>
          <Inlines parts={part.children} />
        </Link>
      );
  }
}

/** Brings the shopper's session to the page of a case. Only for the click: an address that is copied holds no session. */
function Link({ href, children }: { href: string; children: ComponentChildren }) {
  const { server, storage } = useWidget();
  const bring = ({ currentTarget: link }: { currentTarget: HTMLAnchorElement }): void => {
    const signed = signedCaseAddress(href, server, readCredentials(storage), Date.now());
    if (signed === undefined) return;
    link.href = signed;
    // The browser reads the address after this handler.
    setTimeout(() => {
      link.href = href;
    });
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={bring} onAuxClick={bring}>
      {children}
    </a>
  );
}
