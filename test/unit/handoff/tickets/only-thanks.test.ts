import { expect } from 'chai';
import { loadIntents } from '../../../../dialogs/intents.ts';
import { onlyThanks } from '../../../../handoff/tickets/only-thanks.ts';
import { loadArtefacts } from '../../../../kb/search/artefacts.ts';
import { buildSearchIndex } from '../../../../kb/search/build-index.ts';
import type { Locale } from '../../../../protocol/locale.ts';

/** By the phrases that ship. */
describe('a message that only thanks', () => {
  const index = buildSearchIndex({
    articles: [],
    intents: loadIntents('dialogs/intents'),
    artefacts: loadArtefacts(),
  });
  const thanks = onlyThanks((line, locale) => index.recognise(line, locale));
  const reads = (text: string, locale: Locale = 'en', shopperName = 'Nguyễn Mai') =>
    thanks(text, { shopperName, locale });

  it('is one in each language, with a farewell and a name under it', () => {
    expect(reads('Thank you so much!')).to.equal(true);
    expect(reads('Thanks a lot.\n\nMai')).to.equal(true);
    expect(reads('terima kasih banyak', 'ms')).to.equal(true);
    expect(reads('makasih', 'id')).to.equal(true);
    expect(reads('cảm ơn bạn\nNguyễn Mai', 'vi')).to.equal(true);
    expect(reads('muchas gracias', 'es')).to.equal(true);
    expect(reads('謝謝你！', 'zh-Hant')).to.equal(true);
    expect(reads('thanks\nbye', 'en')).to.equal(true);
    expect(reads('Thank you 🙏🏻 😊')).to.equal(true);
    expect(reads('ok thanks', 'en')).to.equal(true);
  });

  it('is none that says or asks anything else, or means the opposite', () => {
    for (const text of [
      'thanks for nothing',
      'thanks but it still does not work',
      'Thanks.\nStill broken.',
      'no thanks, give me my money',
      'thanks, when will it arrive?',
      'thanks?',
      'thanks 😡',
      'thank you AC-1009',
      'ok',
      'Yes please.\nThanks',
      'bye',
      'Mai',
      '',
      `thanks\n${'bye\n'.repeat(100)}`,
    ])
      expect(reads(text), text).to.equal(false);
    expect(reads('Sí\nGracias', 'es')).to.equal(false);
    expect(reads('gracias pero sigue roto', 'es')).to.equal(false);
    expect(reads('謝謝，可是還是壞的', 'zh-Hant')).to.equal(false);
    expect(reads('cảm ơn nhưng vẫn chưa được', 'vi')).to.equal(false);
  });
});
