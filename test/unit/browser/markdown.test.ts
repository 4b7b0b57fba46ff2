import { expect } from 'chai';
import { type Block, type Inline, linkTarget, parseMarkdown, parsePlain } from '../../../browser/markdown.ts';

const SERVER = 'http://localhost:3978';
const parse = (text: string) => parseMarkdown(text, (href) => linkTarget(href, SERVER));

/** All links of a parsed text. */
function links(blocks: readonly Block[]): string[] {
  const inInline = (part: Inline): string[] => {
    if (part.kind === 'link') return [part.href, ...part.children.flatMap(inInline)];
    return part.kind === 'strong' || part.kind === 'emphasis' ? part.children.flatMap(inInline) : [];
  };
  return blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flat().flatMap(inInline) : block.children.flatMap(inInline),
  );
}

describe('Markdown of the bot', () => {
  it('reads paragraphs, lists, bold, emphasis and links', () => {
    expect(parse('Hello **you** and *me*\n\n1. one\n2. [two](/help/en/two)\n\nEnd')).to.deep.equal([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'Hello ' },
          { kind: 'strong', children: [{ kind: 'text', text: 'you' }] },
          { kind: 'text', text: ' and ' },
          { kind: 'emphasis', children: [{ kind: 'text', text: 'me' }] },
        ],
      },
      {
        kind: 'list',
        ordered: true,
        start: 1,
        items: [
          [{ kind: 'text', text: 'one' }],
          [{ kind: 'link', href: `${SERVER}/help/en/two`, children: [{ kind: 'text', text: 'two' }] }],
        ],
      },
      { kind: 'paragraph', children: [{ kind: 'text', text: 'End' }] },
    ]);
  });

  it('keeps words with underscores, stars between digits and lone markers as they are', () => {
    for (const text of ['order_id_12', '2 * 3 * 4', 'a ** b', '[no link]', '**']) {
      expect(parse(text)).to.deep.equal([{ kind: 'paragraph', children: [{ kind: 'text', text }] }]);
    }
  });

  it('reads bold next to Chinese characters', () => {
    expect(parse('點**退貨**後')).to.deep.equal([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: '點' },
          { kind: 'strong', children: [{ kind: 'text', text: '退貨' }] },
          { kind: 'text', text: '後' },
        ],
      },
    ]);
  });

  it('links to https and to the own server only', () => {
    const text = [
      '[a](https://example.com/x)',
      '[b](/help/en/x)',
      '[c](javascript:alert(1))',
      '[d](http://evil.example/)',
      '[e](data:text/html,x)',
      '[f](//evil.example/x)',
      '[g](https://user:pass@evil.example/)',
      '[h](vbscript:x)',
      '[i](JaVaScRiPt:alert`1`)',
      '[j](&#106;avascript:alert`1`)',
      '[k](help:other)',
    ].join(' ');
    const found = links(parse(text));
    expect(found).to.include('https://example.com/x');
    expect(found).to.include(`${SERVER}/help/en/x`);
    for (const href of found) {
      const { protocol, origin } = new URL(href);
      expect(protocol === 'https:' || origin === SERVER, href).to.equal(true);
      expect(href).not.to.match(/user:pass|help:other/);
    }
  });

  it('never yields anything but text for HTML', () => {
    const payloads = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg/onload=alert(1)>',
      '<a href="javascript:alert(1)">x</a>',
      '**<b onclick=alert(1)>x</b>**',
      '<iframe srcdoc="<script>alert(1)</script>">',
    ];
    for (const payload of payloads) {
      const [block] = parse(payload);
      expect(block?.kind).to.equal('paragraph');
      expect(JSON.stringify(block)).to.contain(JSON.stringify(payload.replaceAll('**', '')).slice(1, -1));
      expect(links(parse(payload))).to.deep.equal([]);
    }
  });

  it('reads hostile text in a moment', () => {
    for (const piece of ['*', '_', '[', '`', '[a](', '**a', '\\', '- ', '1. ', '> ']) {
      const started = performance.now();
      parse(piece.repeat(4_000 / piece.length));
      expect(performance.now() - started, piece).to.be.lessThan(250);
    }
  });

  it('turns only https addresses of a person’s text into links', () => {
    expect(parsePlain('see https://a.example/b. **not bold** javascript:x')).to.deep.equal([
      { kind: 'text', text: 'see ' },
      { kind: 'link', href: 'https://a.example/b', children: [{ kind: 'text', text: 'https://a.example/b' }] },
      { kind: 'text', text: '. **not bold** javascript:x' },
    ]);
  });
});
