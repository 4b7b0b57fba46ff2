import { expect } from 'chai';
import type { Locale } from '../../../../protocol/locale.ts';
import { chat } from '../fakes/chat.ts';

/** What the form has under the label of the sum or the problem, however it is called. */
const holds = (talk: ReturnType<typeof chat>) => (talk.memory().form ?? []).map(({ value }) => value).join(' | ');

describe('what a shopper puts right in passing', function () {
  this.timeout(60_000);

  const SUMS: readonly (readonly [Locale, string, string, string, string])[] = [
    ['en', 'AC-1009 arrived broken, I want RM 20 back', '20.00', 'RM 25', '25.00'],
    ['en', 'AC-1009 arrived broken, I want RM 20 back', '20.00', 'half', '32.45'],
    ['en', 'AC-1009 arrived broken, I want RM 20 back', '20.00', 'no, 15.50', '15.50'],
    ['ms', 'AC-1009 sampai pecah, nak RM 20 balik', '20.00', 'bukan, RM 15.50', '15.50'],
    ['id', 'AC-1009 sampai pecah, minta RM 20 kembali', '20,00', 'bukan, 15,50', '15,50'],
    ['vi', 'AC-1009 bị vỡ, tôi muốn hoàn RM 20', '20', 'không, 15,50', '15'],
    ['es', 'AC-1009 llegó roto, quiero que me devuelvan RM 20', '20', 'no, 15,50', '15'],
    ['zh-Hant', 'AC-1009 破了，想退 RM 20', '20.00', '不對，是15.50', '15.50'],
  ];
  for (const [locale, opening, first, change, second] of SUMS)
    it(`is another sum, said while something else is asked for: “${change}” (${locale})`, async () => {
      const talk = chat({ locale, localeChosen: true });
      expect((await talk.say(opening)).text).to.include(first);
      const noted = await talk.say(change);
      expect(noted.text).to.include(second);
      expect(holds(talk)).to.include(second);
      expect(holds(talk), 'no story').to.not.include(change);
    });

  it('is no sum in another currency, nor one that exceeds what was paid, and stays as it was', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('AC-1009 arrived broken, I want RM 20 back');
    expect((await talk.say('change the amount to 20 euros')).text).to.include('MYR');
    expect((await talk.say('RM 650')).text).to.include('64.90');
    expect((await talk.say('2 photos')).text).to.not.include('RM 2.00');
    expect(holds(talk)).to.include('20.00');
  });

  it('asks which order is meant where two others are named, and takes neither story nor sum meanwhile', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('AC-1009 arrived broken, I want RM 20 back');
    const before = holds(talk);
    for (const text of ['AC-1015 and AC-1021 both arrived broken', 'AC-1009 and AC-1015 both have cracked lids']) {
      const asked = await talk.say(text);
      expect(asked.buttons[0], text).to.include('AC-1015');
      expect(holds(talk), text).to.equal(before);
      await talk.press('Stay with AC-1009');
    }
    const fresh = chat({ localeChosen: true });
    const which = await fresh.say('AC-1015 and AC-1009 both arrived broken, I want my money back');
    expect(which.text).to.include('Which order').and.not.include('cannot find');
  });

  it('is the problem of a draft, when the words that bring it back name another', async () => {
    const talk = chat({ localeChosen: true });
    await talk.say('AC-1009 arrived broken, I want RM 20 back');
    await talk.say('stop');
    await talk.press('Keep it');
    const back = await talk.say('open a dispute: two lids of AC-1009 are missing from the box');
    expect(back.text).to.include('kept your draft').and.include('Something is missing');
    expect(holds(talk)).to.include('Something is missing').and.include('two lids').and.include('20.00');
  });
});
