import { expect } from 'chai';
import { translator } from '../../../model/translate.ts';
import { fakeModel } from './fakes.ts';

/** More of them with KAUNTER_TRANSLATIONS=20000. */
const MESSAGES = Number(process.env.KAUNTER_TRANSLATIONS ?? 1_500);
const SEED = Number(process.env.KAUNTER_SEED ?? 7);

/** Numbers in [0, 1) that are the same at each run. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS =
  'the parcel tidak sampai pesanan saya đơn hàng chưa đến mi pedido no llega 訂單 還沒到 refund please tolong'.split(
    ' ',
  );
const FACTS = [
  ...['AC-1009', 'INV/20260114/MPL/3310', 'KD-7F3K-9QXM-2AT', 'T-0A9F3C', '#88121', 'SPX9921-88'],
  ...['RM 12.50', 'Rp1.250.000', '12,50 €', '$9.99', 'US$ 40', '250.000₫', 'NT$ 1,200', '50%', '3', '1/2', '½', '٣٤'],
  ...[
    '12/03/2026',
    '2026-03-12',
    '12 March 2026',
    'March 12th, 2026',
    '12 de marzo de 2026',
    '3月12日',
    '2026年3月12日',
  ],
  ...['ngày 12 tháng 3 năm 2026', '10:30', '10:30pm', '+60 12-345 6789', '(021) 555 0199', '4111 1111 1111 1111'],
  ...[
    'https://shop.example.com/o/1?x=2',
    'www.example.com',
    'mei.tan+7@example.co',
    'COVID19',
    'B2B',
    '５００',
    '⟦1⟧',
    '⟦9⟧',
  ],
];
const NAMES = ['Mei Tan', 'Nguyễn Văn An', '王小明', 'AuraCart'];

/** All that must not change: every figure, every code, link, address and name, wherever it stands. */
function factsOf(text: string): string[] {
  const figures = text.match(/[\p{Nd}\p{Nl}\p{No}]+/gu) ?? [];
  const links = text.match(/(?:https?:\/\/|www\.)[^\s]+|[^\s]+@[^\s]+/gu) ?? [];
  const names = NAMES.flatMap((name) =>
    text
      .split(name)
      .slice(1)
      .map(() => name),
  );
  return [...figures, ...links.map((link) => link.replace(/[.,]+$/u, '')), ...names].sort();
}

/** What a bad model makes of a masked text, each in its own way. */
const LIARS: readonly ((text: string, next: () => number) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.split(' ').reverse().join(' '),
  (text) => text.replace(/⟦\d+⟧/u, ''),
  (text) => text.replace(/⟦(\d+)⟧/u, '⟦$1⟧ ⟦$1⟧'),
  (text, next) => `${text} ${Math.floor(next() * 100)}`,
  (text) => text.replace(/⟦\d+⟧/u, '13'),
  (text) => text.replaceAll('⟦1⟧', '⟦2⟧'),
  (text) => `${text} ⟦77⟧`,
  (text) => text.replaceAll('⟦', '[').replaceAll('⟧', ']'),
  (text) => `Sure! ${text} Visit https://evil.example`,
  (text) => text.replace(/⟦(\d+)⟧/gu, '⟦ $1 ⟧'),
  () => '١٢',
  (text) => `${text} ½`,
];

describe('translation by a language model', () => {
  it(`changes no figure, code, date, amount, link or name in ${MESSAGES} messages, whatever the model does`, async () => {
    const next = random(SEED);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
    let translated = 0;
    for (let at = 0; at < MESSAGES; at += 1) {
      const parts = Array.from({ length: 2 + Math.floor(next() * 10) }, () =>
        next() < 0.35 ? pick(FACTS) : next() < 0.1 ? pick(NAMES) : pick(WORDS),
      );
      const text = `${parts.join(pick([' ', ' ', ' ', ', ', '\n']))}${pick(['', '.', '!', '?'])}`;
      const liar = pick(LIARS);
      const model = fakeModel(({ material }) => liar(material, next));
      const result = await translator(model)({ text, from: 'en', to: 'es', names: NAMES });
      for (const { material } of model.asked) {
        const seen = material.replace(/⟦\d+⟧/gu, '');
        expect(factsOf(seen), `seen of “${text}”`).to.deep.equal([]);
      }
      if (result === undefined) continue;
      translated += 1;
      expect(factsOf(result), `of “${text}”`).to.deep.equal(factsOf(text));
    }
    expect(translated, 'honest ones come through').to.be.greaterThan(MESSAGES / 10);
  }).timeout(120_000);

  it('keeps the facts where a translation puts them elsewhere', async () => {
    const model = fakeModel(({ material }) => {
      expect(material).to.equal('Order ⟦1⟧ of ⟦2⟧ costs ⟦3⟧, says ⟦4⟧.');
      return '⟦4⟧ dice que el pedido ⟦1⟧ del ⟦2⟧ cuesta ⟦3⟧.';
    });
    const text = 'Order AC-1009 of 12 March 2026 costs RM 12.50, says Mei Tan.';
    expect(await translator(model)({ text, from: 'en', to: 'es', names: NAMES })).to.equal(
      'Mei Tan dice que el pedido AC-1009 del 12 March 2026 cuesta RM 12.50.',
    );
  });

  it('does not ask about what has no words, is in the language already, or is too long', async () => {
    const model = fakeModel(() => 'no');
    for (const text of ['AC-1009', '12.50', '…', '👍', 'x'.repeat(5_000)])
      expect(await translator(model)({ text, from: 'en', to: 'es', names: [] }), text).to.equal(undefined);
    expect(await translator(model)({ text: 'hello there', from: 'en', to: 'en', names: [] })).to.equal(undefined);
    expect(model.asked).to.deep.equal([]);
  });

  it('is none where the model is away', async () => {
    const model = fakeModel(() => ({ outcome: 'slow' }));
    expect(await translator(model)({ text: 'hello there', from: 'en', to: 'es', names: [] })).to.equal(undefined);
  });
});
