import { expect } from 'chai';
import {
  articleAsked,
  articlesOfProject,
  indexToAsk,
  readPassageQuestions,
} from '../../../../bench/helpcenter/passage-questions.ts';
import { choosePassage } from '../../../../kb/search/passages/choose.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { passagesOf } from '../../../../protocol/passages.ts';
import { article, sampleIndex } from './sample-index.ts';

/** Of the half of bench/questions/passages that nothing was fitted on; the shares measured, less two points. */
const LEAST = { en: 89, ms: 89, id: 91, vi: 92, es: 93, 'zh-Hant': 92 };

describe('passages', () => {
  it('shows the passage that answers, in each language', () => {
    const index = indexToAsk();
    for (const locale of LOCALES) {
      const asked = readPassageQuestions(locale).filter(({ half }) => half === 'test');
      const right = asked.filter((line) => {
        const { question, article: prepared } = articleAsked(index, line);
        return choosePassage(prepared, question)?.text.includes(line.passage);
      });
      expect((100 * right.length) / asked.length, locale).to.be.at.least(LEAST[locale]);
    }
  }).timeout(60_000);

  it('is asked of passages that there are: a text that was changed leaves no question behind', () => {
    const bodies = new Map(articlesOfProject.map(({ locale, slug, body }) => [`${locale}/${slug}`, passagesOf(body)]));
    const lost = LOCALES.flatMap(readPassageQuestions).filter(
      ({ lang, slug, passage }) => bodies.get(`${lang}/${slug}`)?.filter((text) => text.includes(passage)).length !== 1,
    );
    expect(lost.map(({ lang, slug, passage }) => `${lang}/${slug}: ${passage}`)).to.deep.equal([]);
  });

  it('opens with the lead, and turns to a detail that is asked for', () => {
    const index = sampleIndex([
      article(
        'refund-time',
        'en',
        'When a refund is paid',
        ['when do i get my money back'],
        'A refund goes back the way you paid, once it has been approved.\n\nThe order page shows the amount.\n\nVouchers cannot be paid out in cash.',
      ),
    ]);
    const passage = (text: string): string | undefined => index.search({ text, locale: 'en' }).hits[0]?.passage;
    expect(passage('when do i get my refund')).to.match(/^A refund goes back/u);
    expect(passage('can a voucher be paid out in cash')).to.match(/^Vouchers cannot/u);
  });

  it('turns to the passage that a question in other words is known to be about', () => {
    const told = {
      ...article(
        'refund-time',
        'en',
        'When a refund is paid',
        ['when do i get my money back'],
        'A refund goes back the way you paid, once it has been approved.\n\nVouchers cannot be paid out in cash.',
      ),
    };
    const asked = [{ opens: 'Vouchers cannot', phrasings: ['turn my coupon into notes and coins'] }];
    const question = 'coins and notes for my refund coupon';
    const shown = (articles: Parameters<typeof sampleIndex>[0]) =>
      sampleIndex(articles).search({ text: question, locale: 'en' }).hits[0]?.passage;
    expect(shown([{ ...told, passages: asked }])).to.match(/^Vouchers cannot/u);
    expect(shown([told])).to.match(/^A refund goes back/u);
  });

  it('never cuts a table, code or a picture from the sentence before it', () => {
    const long = 'Our fees are these, by the weight of the parcel and by where it goes. '.repeat(9).trim();
    const code = '```\nPOST /orders\n\n{ "id": 1 }\n```';
    expect(passagesOf(`${long}\n\n| kg | fee |\n|---|---|\n| 1 | 5 |\n\nSend this:\n\n${code}`)).to.deep.equal([
      `${long}\n\n| kg | fee |\n|---|---|\n| 1 | 5 |`,
      `Send this:\n\n${code}`,
    ]);
    expect(passagesOf('The button is here:\n\n![button](a.png)\n\n## More\n\n### Yet\n\nText.')).to.deep.equal([
      'The button is here:\n\n![button](a.png)',
      '## More\n\n### Yet\n\nText.',
    ]);
  });
});
