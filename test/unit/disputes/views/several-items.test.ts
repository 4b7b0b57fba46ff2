import { expect } from 'chai';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import { summaryOf, termsView } from '../../../../disputes/views/view-parts.ts';
import { itemsText } from '../../../../locales/items-text.ts';
import { standingText } from '../../../../locales/standing-text.ts';
import { words } from '../../../../locales/words.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { terms } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';

/** A teapot and two of four cups. */
async function opened() {
  const story = new Story('auracart', {}, { title: 'Cup', quantity: 4, paid: 2_000 });
  await story.open('buyer', { items: [{ lineId: '1' }, { lineId: '2', quantity: 2 }] });
  return story;
}

describe('a case about several items, as it is shown', () => {
  it('names all of them with their units and sums', async () => {
    const story = await opened();
    const { title, items, paid } = summaryOf(await story.row(), story.profile, undefined);
    expect(title).to.equal('Teapot');
    expect(items?.map((item) => [item.lineId, item.title, item.units, item.bought, item.sum.amount])).to.deep.equal([
      ['1', 'Teapot', 1, 1, 10_000],
      ['2', 'Cup', 2, 4, 1_000],
    ]);
    expect(paid.amount).to.equal(12_000);
  });

  it('has a heading with their number in every language; one item stays as it is called', () => {
    const items = [{ title: 'Teapot' }, { title: 'Cup' }];
    for (const locale of LOCALES) {
      const text = itemsText({ title: 'Teapot', items }, words(locale).disputes, locale);
      expect(text, locale).to.match(/2.*Teapot.*Cup/);
      expect(itemsText({ title: 'Teapot' }, words(locale).disputes, locale)).to.equal('Teapot');
    }
  });

  it('says which items a solution is about, on page and in the standing alike', async () => {
    const story = await opened();
    const partly = { ...terms('partial-refund', 500), items: ['2'] };
    const row = await story.does('seller', 'offer', { terms: partly });
    expect(termsView(partly, row)).to.deep.include({ items: ['Cup'] });
    const standing = standingOf({ row, party: 'buyer', profile: story.profile, at: story.at });
    expect(standingText(standing, words('en').disputes, 'en').says).to.include('only for Cup');
  });
});
