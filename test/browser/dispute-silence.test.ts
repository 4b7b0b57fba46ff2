import { expect } from 'chai';
import { DAY, HOUR } from '../flow/dispute-stage.ts';
import { keepPicture } from './browser.ts';
import { type CaseScreen, openByForm, takeCase } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('somebody is silent', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  afterEach(async () => {
    expect(theatre.faults()).to.deep.equal([]);
    await theatre.close();
  });

  it('takes a case to the platform by itself when the seller does not answer in three working days (Malay)', async () => {
    theatre = await openTheatre('auracart');
    const buyer = await theatre.buyer('/resolution/new', { locale: 'ms', width: 390, height: 844 });
    const number = await openByForm(buyer, {
      orderId: 'AC-1009',
      reason: 'damaged',
      details: 'Penutup buluh retak.',
      wanted: 'full-refund',
    });
    await buyer.becomes('respondent-review');
    const says = buyer.page.locator('.deadline-afterwards');
    expect(await says.textContent(), 'what silence leads to is told beforehand').to.equal(
      buyer.words.afterwards['to-platform-untold'],
    );
    expect(await buyer.offers('escalate'), 'the way to the platform is still locked').to.equal(false);
    const opensAt = await buyer.page.locator('.locked time').first().getAttribute('datetime');
    expect(Date.parse(opensAt ?? '')).to.be.above(theatre.stage.at());

    await theatre.passes(Date.parse(opensAt ?? '') - theatre.stage.at() + 1_000);
    await buyer.page.locator('.actions button', { hasText: buyer.words.actions.escalate ?? '' }).waitFor();
    await keepPicture(buyer.page, 'silence-unlocked-ms-390');

    await theatre.passes(8 * DAY);
    await buyer.becomes('platform-queue');
    expect(await overflow(buyer.page)).to.equal(0);
    expect(await axeFaults(buyer.page)).to.deep.equal([]);
    const timeline = await buyer.page.locator('.timeline').first().textContent();
    expect(timeline).to.contain(buyer.words.events['respondent-due']);

    const mediator = await theatre.mediator();
    await takeCase(mediator, number);
    await buyer.becomes('platform-review');
    await mediator.does('rule', { terms: 'full-refund', choice: 'seller', text: 'The seller never answered.' });
    await buyer.becomes('closed');
    await keepPicture(buyer.page, 'silence-closed-ms-390');
  });

  it('lets the seller call the platform once the buyer has been silent for more than 72 hours (Chinese)', async () => {
    theatre = await openTheatre('tokopedia');
    const { stage } = theatre;
    const number = await stage.buyer.opens({
      orderId: 'AC-1012',
      lineId: 'AC-1012-1',
      reason: 'not-received',
      delivery: 'not-received',
      wanted: { kind: 'full-refund' },
    });
    const seller = await theatre.seller(`/resolution/${number}`, { locale: 'zh-Hant', dark: true }, 'Saigon Sound');
    await seller.becomes('respondent-review');
    await seller.does('offer', { terms: 'send-rest' });
    await seller.becomes('negotiation');
    // The buyer has read it and says nothing: silence counts from when one knows what is asked.
    await stage.buyer.sees(number);
    const locked = seller.page.locator('.locked', { hasText: seller.words.actions.escalate ?? '' });
    expect(await locked.textContent()).to.contain(seller.words.locks['buyer-silent']);
    expect(await lockedFor(seller)).to.match(/3\s*天|2\s*天/);
    await keepPicture(seller.page, 'silence-locked-zh-dark');

    await theatre.passes(71 * HOUR);
    await seller.page.locator('.locked-left', { hasText: /分/ }).waitFor();
    expect(await seller.offers('escalate'), 'an hour too early').to.equal(false);

    await theatre.passes(HOUR + 1_000);
    await seller.page.locator('.actions button', { hasText: seller.words.actions.escalate ?? '' }).waitFor();
    await seller.does('escalate', { text: '買家遲遲未回覆。' });
    await seller.becomes('platform-queue');
    expect(await axeFaults(seller.page)).to.deep.equal([]);
  });
});

async function lockedFor({ page }: CaseScreen): Promise<string> {
  return (await page.locator('.locked-left').first().textContent()) ?? '';
}
