import { expect } from 'chai';
import type { Locale } from '../../../protocol/locale.ts';
import { createLiveState } from '../../../web-widget/live-state.ts';
import type { Words } from '../../../web-widget/load-words.ts';
import { speak } from '../../../web-widget/spoken.ts';
import { initialState } from '../../../web-widget/state.ts';
import { settle } from './fakes/session-page.ts';

/** A chat in English whose words come when they are told. */
async function chat() {
  const live = createLiveState(initialState('en'));
  const asked = new Map<Locale, PromiseWithResolvers<Words>>();
  const changes: Locale[] = [];
  const load = (locale: Locale) => {
    const words = Promise.withResolvers<Words>();
    asked.set(locale, words);
    return words.promise;
  };
  const speaking = speak(live, load, () => changes.push(spoken().locale));
  const come = async (locale: Locale) => {
    asked.get(locale)?.resolve({ widget: { hello: locale }, errors: {} });
    await settle();
  };
  await come('en');
  const spoken = await speaking;
  const wish = (locale: Locale) => live.dispatch({ type: 'locale:changed', locale });
  return { asked, changes, come, wish, said: () => [spoken().locale, spoken().words.widget.hello] };
}

describe('the language of the chat', () => {
  it('changes once its words are there', async () => {
    const { wish, come, said, changes } = await chat();
    wish('vi');
    expect(said()).to.deep.equal(['en', 'en']);
    await come('vi');
    expect([said(), changes]).to.deep.equal([['vi', 'vi'], ['vi']]);
  });

  it('is the one wished last, in whatever order the words come', async () => {
    const { wish, come, said } = await chat();
    wish('vi');
    wish('ms');
    await come('ms');
    await come('vi');
    expect(said()).to.deep.equal(['ms', 'ms']);
  });

  it('stays where words cannot be fetched', async () => {
    const { asked, wish, said } = await chat();
    wish('es');
    asked.get('es')?.reject(new Error('offline'));
    await settle();
    expect(said()).to.deep.equal(['en', 'en']);
  });
});
