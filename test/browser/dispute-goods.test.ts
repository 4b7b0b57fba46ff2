import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { type CaseScreen, openByForm, takeCase } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('goods travel', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  // A line whose case has ended with all the money moved has no second one: each story begins with fresh orders.
  const on = (profile: string) => {
    beforeEach(async () => {
      theatre = await openTheatre(profile);
    });
    afterEach(async () => {
      const faults = theatre.faults();
      await theatre.close();
      expect(faults).to.deep.equal([]);
    });
  };

  /** The mugs, to be sent back: opened by the buyer, agreed to by the seller. */
  async function returning(): Promise<{ number: string; buyer: CaseScreen; seller: CaseScreen }> {
    const buyer = await theatre.buyer('/resolution/new', { locale: 'zh-Hant' });
    const number = await openByForm(buyer, {
      orderId: 'AC-1027',
      reason: 'wrong',
      details: '收到的是別的款式。',
      wanted: 'return-refund',
    });
    const seller = await theatre.seller(`/resolution/${number}`, { locale: 'vi', width: 390, height: 844 });
    await seller.page.locator('.case-asked').waitFor();
    await seller.does('approve');
    await buyer.becomes('return-label');
    await seller.does('return-label', { text: 'https://labels.example/KD-1' });
    await buyer.page.locator('.parcel-card', { hasText: 'labels.example' }).waitFor();
    await keepPicture(buyer.page, 'goods-label-zh');
    await buyer.does('return-shipped', { text: 'MY123456789' });
    await seller.becomes('return-shipped');
    await seller.does('return-received');
    await buyer.becomes('return-received');
    return { number, buyer, seller };
  }

  describe('AuraCart', () => {
    on('auracart');

    it('brings the item back and then the money: label, shipped, received, in order (Chinese, Vietnamese)', async () => {
      const { buyer, seller } = await returning();
      expect((await theatre.stage.booked()).buyer, 'no money before the check').to.equal(undefined);
      expect(await overflow(seller.page)).to.equal(0);
      expect(await axeFaults(seller.page)).to.deep.equal([]);
      await seller.does('return-inspected');
      await Promise.all([buyer.becomes('closed'), seller.becomes('closed')]);
      expect((await theatre.stage.booked()).buyer).to.equal(12_900);
      await keepPicture(buyer.page, 'goods-returned-zh');
    });

    it('goes back to the platform when the return is not right, with proof (Vietnamese)', async () => {
      const { number, buyer, seller } = await returning();
      await seller.start('return-mismatch');
      await seller.fill({ text: 'Hộp rỗng.' });
      await seller.page.locator('dialog[open] button[type=submit]').click();
      await seller.page.locator('dialog[open] .field-fault:not(:empty)').waitFor();
      await seller.fill({ file: true });
      await seller.send();
      await buyer.becomes('platform-queue');
      const mediator = await theatre.mediator();
      await takeCase(mediator, number);
      await mediator.page.locator('.happened-text', { hasText: 'Hộp rỗng.' }).waitFor();
      expect(await axeFaults(mediator.page)).to.deep.equal([]);
      await keepPicture(mediator.page, 'goods-mismatch-desk');
    });
  });

  describe('Taobao', () => {
    on('taobao');

    it('takes a parcel that was refused at the door the ordinary way (Indonesian)', async () => {
      const buyer = await theatre.buyer('/resolution/new', { locale: 'id', width: 390, height: 844 });
      const number = await openByForm(buyer, {
        orderId: 'AC-1009',
        reason: 'parcel-damaged',
        delivery: 'refused',
        details: 'Kotaknya penyok, jadi saya tolak.',
        wanted: 'resend',
      });
      await buyer.becomes('respondent-review');
      const seller = await theatre.seller(`/resolution/${number}`, { locale: 'en' });
      await seller.page.locator('.facts-card', { hasText: 'Refused at the door' }).waitFor();
      expect(await seller.page.locator('.facts-card').textContent()).not.to.contain("Courier's check");
      await seller.does('approve');
      await seller.does('goods-sent', { text: 'SF-1' });
      await buyer.does('goods-received');
      await Promise.all([buyer.becomes('closed'), seller.becomes('closed')]);
    });

    it('asks the courier about a parcel that was signed for; both must accept what follows (Spanish, Chinese)', async () => {
      const buyer = await theatre.buyer('/resolution/new', { locale: 'es' });
      const number = await openByForm(buyer, {
        orderId: 'AC-1009',
        reason: 'parcel-damaged',
        delivery: 'signed',
        details: 'La caja llegó aplastada.',
        wanted: 'return-refund',
      });
      const mediator = await theatre.mediator();
      await mediator.page.locator('.queue-head select').first().selectOption('parties');
      const item = mediator.page.locator('.queue-item', { hasText: number });
      await item.click();
      await mediator.page.locator('.case-desk-head').waitFor();
      await mediator.start('courier-result');
      await mediator.page.locator('dialog[open] button[type=submit]').click();
      await mediator.page.locator('dialog[open] .field-fault:not(:empty)').first().waitFor();
      await mediator.fill({ choice: 'refuses', text: 'Signed for without a remark.' });
      const grams = mediator.page.locator('dialog[open] input[inputmode=numeric]');
      await grams.first().fill('1200');
      await mediator.page.locator('dialog[open] button[type=submit]').click();
      await mediator.page.locator('dialog[open] .field-fault', { hasText: 'both weights' }).waitFor();
      await grams.last().fill('640');
      expect(await axeFaults(mediator.page)).to.deep.equal([]);
      await mediator.send();
      await buyer.page
        .locator('.offers-platform .offer-card', { hasText: buyer.words.solutions.resend ?? '' })
        .waitFor();
      expect(await buyer.page.locator('.facts-card').innerText()).to.match(/1200.*al enviar, 640.*al entregar/);
      await buyer.does('accept-offer');
      const seller = await theatre.seller(`/resolution/${number}`, { locale: 'zh-Hant' });
      await seller.does('accept-offer');
      await buyer.becomes('remedy');
      await seller.does('goods-sent', { text: 'SF-2' });
      await buyer.does('goods-received');
      await Promise.all([buyer.becomes('closed'), seller.becomes('closed')]);
      await keepPicture(buyer.page, 'goods-courier-es');
    });
  });
});
