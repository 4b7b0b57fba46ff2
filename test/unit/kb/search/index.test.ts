import { expect } from 'chai';
import { trainInWorker, trainNow } from '../../../../kb/search/classifier/train-in-worker.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { ARTICLES, article, sampleIndex } from './sample-index.ts';

describe('search index', () => {
  const lexical = sampleIndex();
  const index = lexical.withClassifiers(trainNow(lexical));

  it('finds the article in each of the six languages, before and after the classifiers are trained', () => {
    const questions = {
      en: 'where is my parcel now',
      ms: 'mana barang saya',
      id: 'paket saya belum sampai juga',
      vi: 'đơn hàng của tôi ở đâu',
      es: 'dónde está mi paquete',
      'zh-Hant': '我的包裹到哪裡了',
    };
    for (const locale of LOCALES) {
      for (const searched of [lexical, index]) {
        const [hit] = searched.search({ text: questions[locale], locale }).hits;
        expect(hit, locale).to.include({ slug: 'track-order', locale });
      }
    }
  });

  it('answers a phrasing that was written down word for word, whatever its case and punctuation', () => {
    expect(index.search({ text: 'WHERE IS MY PARCEL???', locale: 'en' }).decision).to.equal('answer');
  });

  it('reads past an order number, which says nothing of what is wanted', () => {
    const bare = index.search({ text: 'where is my parcel', locale: 'en' });
    const numbered = index.search({ text: 'where is my parcel AC-1009', locale: 'en' });
    expect(numbered).to.deep.include({ decision: bare.decision, inScope: bare.inScope, margin: bare.margin });
  });

  it('answers no question that shares nothing with any article', () => {
    const result = index.search({ text: 'photosynthesis chlorophyll', locale: 'en' });
    expect(result.decision).to.be.oneOf(['clarify', 'decline']);
    expect(index.search({ text: '!!! ???', locale: 'en' })).to.deep.include({ decision: 'decline', hits: [] });
  });

  it('searches Malay and Indonesian as one and answers in the variant of the session', () => {
    const asked = 'cek resi';
    expect(index.search({ text: asked, locale: 'ms' }).hits[0]).to.include({ slug: 'track-order', locale: 'ms' });
    expect(index.search({ text: asked, locale: 'id' }).hits[0]).to.include({ slug: 'track-order', locale: 'id' });
  });

  it('finds Traditional text by Simplified questions and the other way round', () => {
    expect(index.search({ text: '还没收到退款', locale: 'zh-Hant' }).hits[0]?.slug).to.equal('refund-time');
    const simplified = sampleIndex([
      article('a', 'zh-Hant', '怎么取消订单', []),
      article('b', 'zh-Hant', '运费怎么算', []),
    ]);
    expect(simplified.search({ text: '怎麼取消訂單', locale: 'zh-Hant' }).hits[0]?.slug).to.equal('a');
  });

  it('finds Vietnamese typed without its marks', () => {
    const found = index.search({ text: 'don hang cua toi dang o dau', locale: 'vi' });
    expect(found.hits[0]?.slug).to.equal('track-order');
  });

  it('sees through typing errors and chat spellings', () => {
    expect(index.search({ text: 'forgot my pasword', locale: 'en' }).hits[0]?.slug).to.equal('reset-password');
    expect(index.search({ text: 'brg sy dmn, blm smpi', locale: 'id' }).hits[0]?.slug).to.equal('track-order');
  });

  it('follows the language of the text rather than that of the session', () => {
    const result = index.search({ text: '錢什麼時候退給我', locale: 'en' });
    expect(result.detectedLocale).to.equal('zh-Hant');
    expect(result.hits[0]).to.include({ slug: 'refund-time', locale: 'zh-Hant' });
  });

  it('labels an article that only another language has', () => {
    const [hit] = index.search({ text: 'reset password', locale: 'vi' }).hits;
    expect(hit).to.include({ slug: 'reset-password', locale: 'en' });
  });

  it('shows the passage that answers, not the whole article', () => {
    const [hit] = index.search({ text: 'how many banking days until the refund is on my card', locale: 'en' }).hits;
    expect(hit?.passage).to.equal('Cards take up to **ten banking days**; the wallet is credited at once.');
  });

  it('reads a follow-up together with the question before it', () => {
    const alone = index.search({ text: 'and how long does that take', locale: 'en' });
    const leaning = index.search({ text: 'and how long', locale: 'en', previous: 'refund still not here' });
    expect(alone.hits.length).to.be.at.most(3);
    expect(leaning.hits[0]?.slug).to.equal('refund-time');
  });

  it('gives no more hits than asked for', () => {
    expect(index.search({ text: 'order refund password', locale: 'en', limit: 1 }).hits).to.have.length(1);
  });

  it('gives the same result for the same question', () => {
    const again = sampleIndex();
    const asked = { text: 'refund how long', locale: 'en' } as const;
    expect(again.withClassifiers(trainNow(again)).search(asked)).to.deep.equal(index.search(asked));
  });

  it('trains in a worker what it trains on the spot', async () => {
    const [there] = await trainInWorker(lexical, { only: [0] });
    const [here] = trainNow(lexical);
    expect(there?.keys).to.deep.equal(here?.keys);
    expect(there?.model.weights).to.deep.equal(here?.model.weights);
  });
});

describe('edits of a search index', () => {
  const fresh = article('gift-card', 'en', 'Paying with a gift card', [
    'redeem a gift card',
    'where do i enter the gift code',
  ]);

  it('finds a new article at once, with the classifiers of before', () => {
    const lexical = sampleIndex();
    const before = lexical.withClassifiers(trainNow(lexical));
    const after = before.withArticles([...ARTICLES, fresh]);
    expect(after.search({ text: 'how can i redeem my gift card', locale: 'en' }).hits[0]?.slug).to.equal('gift-card');
    expect(after.search({ text: 'forgot my password', locale: 'en' }).hits[0]?.slug).to.equal('reset-password');
    expect(before.search({ text: 'gift card', locale: 'en' }).hits.map((hit) => hit.slug)).not.to.include('gift-card');
  });

  it('forgets an article that is gone and shows the new text of a changed one', () => {
    const index = sampleIndex();
    const without = index.withArticles(ARTICLES.filter(({ slug }) => slug !== 'reset-password'));
    expect(without.search({ text: 'forgot my password', locale: 'en' }).hits.map((hit) => hit.slug)).not.to.include(
      'reset-password',
    );
    const changed = ARTICLES.map((old) =>
      old.slug === 'reset-password' ? { ...old, title: 'A new password', body: 'Tap it.', revision: 2 } : old,
    );
    expect(index.withArticles(changed).search({ text: 'forgot my password', locale: 'en' }).hits[0]).to.include({
      title: 'A new password',
      passage: 'Tap it.',
    });
  });

  it('keeps the shelves that a change does not touch', () => {
    const index = sampleIndex();
    const changed = ARTICLES.map((old) =>
      old.locale === 'es' ? { ...old, title: `${old.title}!`, revision: 2 } : old,
    );
    const after = index.withArticles(changed);
    const kept = after.shelves.filter((shelf, at) => shelf === index.shelves[at]);
    expect(kept.flatMap((shelf) => shelf.group.locales)).to.deep.equal(['en', 'ms', 'id', 'vi', 'zh-Hant']);
  });
});

describe('intents', () => {
  const lexical = sampleIndex();
  const index = lexical.withClassifiers(trainNow(lexical));

  it('recognises an intent from its phrasings and leaves questions alone', () => {
    expect(index.recognise('hello', 'en')?.intent).to.equal('greeting');
    expect(index.recognise('talk to a person', 'en')?.confidence).to.be.above(0.9);
    expect(index.recognise('我要找真人客服', 'zh-Hant')?.intent).to.equal('talk-to-person');
    expect(index.recognise('where is my parcel', 'en')?.confidence ?? 0).to.be.below(0.3);
  });

  it('recognises two intents in one message', () => {
    const found = index.recogniseAll('thank you, talk to a person', 'en').map(({ intent }) => intent);
    expect(found).to.have.members(['thanks', 'talk-to-person']);
    expect(index.recogniseAll('hello human please', 'en').map(({ intent }) => intent)).to.include('talk-to-person');
  });
});
