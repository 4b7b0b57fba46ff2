import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { type CaseScreen, openByForm } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('several items of one order', function () {
  this.timeout(150_000);
  let theatre: Theatre;
  let number: string;
  let buyer: CaseScreen;
  before(async () => {
    theatre = await openTheatre('auracart');
  });
  after(() => theatre.close());
  afterEach(() => expect(theatre.faults(), 'in the console of a page').to.deep.equal([]));

  it('are picked with how many of each, add up, and are read once more before they are sent', async () => {
    buyer = await theatre.buyer('/resolution/new', { locale: 'en', width: 390, height: 844 });
    const { page } = buyer;
    const pick = (title: string) => page.locator('.option', { hasText: title }).locator('input').check();
    await page.locator('.option').first().waitFor();
    // What is of another order gives way: one dispute is one order.
    await pick('Glass storage jar');
    expect(await page.locator('.option input[type=checkbox]').count(), 'other orders are folded away').to.equal(1);
    await page.locator('.options > .link-button').click();
    await pick('Electric kettle');
    expect(await page.locator('.option input[type=checkbox]').count()).to.equal(2);
    await pick('Stoneware mug');
    expect(await page.locator('.option input[type=checkbox]:checked').count()).to.equal(2);
    await page.locator('.new-case input[inputmode=numeric]').fill('2');
    await page.locator('.callout', { hasText: /2 items, together .*173\.00/ }).waitFor();
    const filled = { orderId: 'AC-1027', item: 'Electric kettle', reason: 'damaged', details: 'All of it is broken.' };
    await keepPicture(page, 'several-items-form');
    number = await openByForm(buyer, { ...filled, wanted: 'full-refund' }, async () => {
      const review = await page.locator('.review-card').innerText();
      expect(review).to.match(/Electric kettle.*129\.00/);
      expect(review).to.match(/Stoneware mug · 2 of 4 · .*44\.00/);
      expect(review).to.match(/173\.00/);
      expect(await axeFaults(page)).to.deep.equal([]);
      expect(await overflow(page)).to.equal(0);
      await keepPicture(page, 'several-items-review');
    });
    await buyer.becomes('respondent-review');
  });

  it('stand in the head of the case and in its facts, for both sides', async () => {
    const seller = await theatre.seller(`/resolution/${number}`, { locale: 'es', width: 390, height: 844 });
    await seller.becomes('respondent-review');
    for (const [screen, heading] of [
      [buyer, '2 items: Electric kettle, 1.7 l and Stoneware mug'],
      [seller, '2 artículos: Electric kettle, 1.7 l y Stoneware mug'],
    ] as const) {
      expect(await screen.page.locator('.case-head h1').innerText()).to.equal(heading);
      expect(await screen.page.locator('.facts-card').innerText()).to.match(
        /Stoneware mug × 2\s+2 (of|de) 4 · .*44[.,]00/,
      );
      expect(await screen.page.locator('.stake').innerText()).to.match(/173[.,]00/);
      expect(await overflow(screen.page)).to.equal(0);
      await keepPicture(screen.page, `several-items-${screen === buyer ? 'buyer' : 'seller'}`);
    }
  });

  it('can be refunded in part of them: the seller leaves some out, the buyer agrees, and may come back for the rest', async () => {
    const seller = await theatre.seller(`/resolution/${number}`, { locale: 'zh-Hant', width: 390, height: 844 });
    const { page } = seller;
    await seller.start('offer');
    await seller.fill({ terms: 'full-refund' });
    const items = page.locator('dialog[open] .terms-items');
    const box = (title: string) => items.locator('label', { hasText: title }).locator('input');
    await box('Electric kettle').uncheck();
    await box('Stoneware mug').uncheck();
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('dialog[open] .field-fault', { hasText: '請至少選擇一件商品' }).waitFor();
    await box('Electric kettle').check();
    await keepPicture(page, 'several-items-offer-zh');
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(await overflow(page)).to.equal(0);
    await seller.send();
    const offer = buyer.page.locator('.offers-seller .offer-card', { hasText: 'only for Electric kettle' });
    await offer.waitFor();
    await keepPicture(buyer.page, 'several-items-offer-buyer');
    await buyer.does('accept-offer');
    await Promise.all([buyer.becomes('closed'), seller.becomes('closed')]);
    // Under this policy what an agreement leaves out stays in escrow, as the buyer was told.
    expect(await theatre.stage.booked())
      .to.include({ buyer: 12_900 })
      .and.not.have.property('seller');
  });
});
