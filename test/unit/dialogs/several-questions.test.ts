import { expect } from 'chai';
import { severalQuestions } from '../../../dialogs/several-questions.ts';
import type { Decision, SearchIndex } from '../../../kb/search/types.ts';
import type { Locale } from '../../../protocol/locale.ts';

/** An index that is sure of what these words are about, and asks back at all else. */
const ABOUT: readonly (readonly [RegExp, string, Decision])[] = [
  [/top up|nilai/, 'wallet-top-up', 'answer'],
  [/withdraw|keluarkan/, 'wallet-withdraw', 'answer'],
  [/lupa|forgot/, 'reset-password', 'answer'],
  [/telefon|phone/, 'change-phone-or-email', 'answer'],
  [/broken/, 'damaged-item', 'answer'],
  [/send it back/, 'request-return-refund', 'answer'],
  [/pedí|mandó/, 'paid-but-seller-says-unpaid', 'answer'],
  [/rastreo/, 'track-order', 'answer'],
  [/contestarme/, 'no-response-consequences', 'choose'],
];
const index = {
  search({ text }: { readonly text: string }) {
    const [, slug, decision] = ABOUT.find(([words]) => words.test(text)) ?? [];
    return { inScope: 0.9, decision: decision ?? 'clarify', hits: slug === undefined ? [] : [{ slug }] };
  },
} as unknown as SearchIndex;

const asked = (text: string, locale: Locale = 'en') =>
  severalQuestions(index, text, locale).map(({ search }) => search.hits[0]?.slug);

describe('several questions in one message', () => {
  it('are told apart, also where the second points back at the first', () => {
    const both = ['wallet-top-up', 'wallet-withdraw'];
    expect(asked('how do I top up my wallet and how do I withdraw from it later?')).to.deep.equal(both);
    expect(asked('saya lupa kata laluan. lagi satu macam mana nak tukar nombor telefon?', 'ms')).to.deep.equal([
      'reset-password',
      'change-phone-or-email',
    ]);
  });

  it('are none where one matter is told and then asked about', () => {
    expect(asked('the mug arrived broken and can i send it back?')).to.deep.equal([]);
    const story = 'pedí una lámpara, ya la mandó pero el rastreo no se mueve y dejó de contestarme. ¿qué hago?';
    expect(asked(story, 'es')).to.deep.equal([]);
  });
});
