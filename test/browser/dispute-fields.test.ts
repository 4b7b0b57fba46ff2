import { expect } from 'chai';
import { HOUR } from '../flow/dispute-stage.ts';
import { type CaseScreen, handIn, openByForm } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('some of an order, a word to the seller, and postage', function () {
  this.timeout(150_000);
  let theatre: Theatre;
  let number: string;
  let buyer: CaseScreen;
  let seller: CaseScreen;
  before(async () => {
    theatre = await openTheatre('auracart');
  });
  after(() => theatre.close());
  afterEach(() => expect(theatre.faults(), 'in the console of a page').to.deep.equal([]));

  it('are filled in, follow each other in sums and dates, and are read once more', async () => {
    const looks = { locale: 'en', width: 390, height: 844 } as const;
    buyer = await theatre.buyer('/resolution/new', looks);
    const { page } = buyer;
    await page.locator('.option').first().waitFor();
    const zone = await page.evaluate(() => new Date().getTimezoneOffset() * 60_000);
    const written = (ago: number) => new Date(theatre.stage.at() - ago - zone).toISOString().slice(0, 16);
    const opening = { orderId: 'AC-1027', item: 'Stoneware mug', reason: 'damaged', details: 'Two are chipped.' };
    await page.locator('.option', { hasText: opening.item }).locator('input').check();
    const units = page.locator('.new-case input[inputmode=numeric]');
    await units.fill('5');
    await page.locator('.new-case button[type=submit]').click();
    await page.locator('.field-fault', { hasText: 'at most as many' }).waitFor();
    await units.fill('2');
    await page.locator('.new-case', { hasText: /44\.00/ }).waitFor();
    await page.locator('.options-grid .option', { hasText: 'damaged' }).locator('input').check();
    await page.locator('input[type=datetime-local]').fill(written(-24 * HOUR));
    await page.locator('.field-fault', { hasText: 'still to come' }).waitFor();
    const times = '**/v1/dispute-profile?contactedAt=*';
    await page.route(times, (route) => route.abort());
    await page.locator('input[type=datetime-local]').fill(written(3 * HOUR));
    const again = page.locator('.field .link-button', { hasText: 'Try again' });
    await again.waitFor();
    await page.unroute(times);
    await again.click();
    await page.locator('.contact-times').waitFor();
    const filled = { ...opening, units: '2', contacted: written(2 * HOUR), wanted: 'return-refund' };
    number = await openByForm(buyer, filled, async () => {
      const review = await page.locator('.review-card').innerText();
      expect(review).to.match(/2 of 4 · .*44\.00/);
      expect(review).to.match(/time to answer until/);
      expect(await axeFaults(page)).to.deep.equal([]);
      expect(await overflow(page)).to.equal(0);
    });
    await buyer.becomes('respondent-review');
    expect(await page.locator('.facts-card').innerText()).to.match(/2 of 4 · .*44\.00/);
    expect(await theatre.stage.buyer.sees(number)).to.deep.include({ quantity: 2 });
    expect((await theatre.stage.buyer.sees(number)).contact).to.have.keys(['contactedAt', 'waitUntil']);
  });

  it('takes what sending it back has cost, with its receipt, onto the card of the return', async () => {
    seller = await theatre.seller(`/resolution/${number}`, { locale: 'es', width: 390, height: 844 });
    await seller.does('approve');
    await seller.does('return-label', { text: 'Jalan Ipoh 12' });
    await buyer.becomes('return-label');
    await buyer.page.locator('.parcel-card').getByText('Jalan Ipoh 12').waitFor({ timeout: 20_000 });
    await buyer.start('return-shipped');
    await buyer.fill({ text: 'EP1234' });
    const form = buyer.page.locator('dialog[open]');
    await form.locator('input[inputmode=decimal]').fill('8.50');
    await form.locator('button[type=submit]').click();
    await form.locator('.field-fault', { hasText: 'receipt' }).waitFor();
    expect(await axeFaults(buyer.page)).to.deep.equal([]);
    await handIn(buyer.page, 'dialog[open]');
    await buyer.send();
    const card = seller.page.locator('.parcel-card');
    await card.getByText('EP1234').waitFor({ timeout: 20_000 });
    expect(await card.innerText()).to.match(/8,50.*pagado por: Comprador/);
    for (const { page } of [buyer, seller]) expect(await overflow(page)).to.equal(0);
  });
});
