import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { chooseCase, openByForm, takeCase } from './case-pages.ts';
import { axeFaults } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('the two sides bargain', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  const on = (profile: string) => {
    before(async () => {
      theatre = await openTheatre(profile);
    });
    after(() => theatre.close());
  };
  afterEach(() => expect(theatre.faults()).to.deep.equal([]));

  describe('AuraCart', () => {
    on('auracart');

    it('sends a ruling above the limit back to whoever made it, with the reason (Vietnamese)', async () => {
      const { stage } = theatre;
      const number = await stage.buyer.opens({
        orderId: 'AC-1024',
        lineId: 'AC-1024-1',
        reason: 'missing',
        wanted: { kind: 'full-refund' },
      });
      await stage.seller('AuraMall Digital').does(number, 'reject', { version: 1, why: 'It was all in the box.' });
      await stage.buyer.does(number, 'escalate', { why: 'It was not.' });
      const buyer = await theatre.buyer(`/resolution/${number}`, { locale: 'vi' });
      const mediator = await theatre.mediator();
      await takeCase(mediator, number);
      await mediator.does('rule', { terms: 'full-refund', choice: 'seller', text: 'Half of it is missing.' });
      const second = await theatre.mediator('admin');
      await chooseCase(second, number);
      await second.does('decline-ruling', { text: 'The weight at the courier says otherwise.' });
      await mediator.page.locator('.pending').waitFor({ state: 'detached' });
      await mediator.page.locator('.happened-text', { hasText: 'The weight at the courier' }).waitFor();
      await buyer.becomes('platform-review');
      const told = await buyer.page.locator('.timeline-card').textContent();
      expect(told, 'the parties see nothing of it').not.to.contain('The weight at the courier');
      await mediator.does('rule', { terms: 'reject', choice: 'none', text: 'The weight was right.' });
      await second.does('confirm-ruling');
      await buyer.becomes('closed');
      expect((await stage.booked()).seller).to.equal(149_900);
    });

    it('ends when the buyer withdraws, which is confirmed once and told to the seller (Spanish, Malay)', async () => {
      const number = await theatre.stage.buyer.opens({
        orderId: 'AC-1027',
        lineId: 'AC-1027-1',
        reason: 'missing',
        wanted: { kind: 'partial-refund', amount: 1_000 },
      });
      const buyer = await theatre.buyer(`/resolution/${number}`, { locale: 'es', width: 390, height: 844 });
      const seller = await theatre.seller(`/resolution/${number}`, { locale: 'ms' });
      await seller.becomes('respondent-review');
      await buyer.start('cancel');
      await buyer.page.keyboard.press('Escape');
      await buyer.page.locator('dialog[open]').waitFor({ state: 'detached' });
      await buyer.becomes('respondent-review');
      await buyer.does('cancel');
      await Promise.all([buyer.becomes('closed'), seller.becomes('closed')]);
      expect(await buyer.page.locator('.case-head .tag').first().textContent()).to.contain(
        buyer.words.solutions.cancelled,
      );
      expect(await seller.page.locator('.actions button').count()).to.equal(0);
      expect((await theatre.stage.booked()).buyer, 'no money went anywhere').to.equal(undefined);
    });
  });

  describe('Tokopedia', () => {
    on('tokopedia');

    it('lets a buyer contest an offer and call the platform, where two people decide (Indonesian, Spanish)', async () => {
      const buyer = await theatre.buyer('/resolution/new', { locale: 'id' });
      const number = await openByForm(buyer, {
        orderId: 'AC-1009',
        reason: 'damaged',
        details: 'Tutup bambunya retak.',
        wanted: 'full-refund',
      });
      const seller = await theatre.seller(`/resolution/${number}`, { locale: 'es' });
      await seller.does('offer', { terms: 'exchange' });
      await buyer.page.locator('.offers-seller .offer-card').waitFor();
      await buyer.does('contest-offer', { text: 'Saya tidak ingin menunggu barang pengganti.' });
      await seller.page.locator('.offers-seller .tag-caution').waitFor();
      await keepPicture(seller.page, 'bargaining-contested-es');
      await buyer.does('escalate', { text: 'Tidak ada titik temu.' });

      const mediator = await theatre.mediator();
      await takeCase(mediator, number);
      await mediator.does('rule', {
        terms: 'full-refund',
        choice: 'seller',
        text: 'The crack is there from the start.',
      });
      // The profile names no limit for ringgit, so that a second person has to confirm.
      await mediator.page.locator('.pending').waitFor();
      expect(await mediator.offers('confirm-ruling'), 'nobody confirms their own ruling').to.equal(false);
      expect(await buyer.page.locator('.ruling').count(), 'a ruling that waits is none yet').to.equal(0);

      const second = await theatre.mediator('admin');
      await chooseCase(second, number);
      await second.page.locator('.pending').waitFor();
      expect(await axeFaults(second.page)).to.deep.equal([]);
      await second.start('confirm-ruling');
      expect(await second.page.locator('dialog[open] .offer-terms').innerText()).to.equal(
        second.words.solutions['full-refund'],
      );
      await second.send();
      await Promise.all([buyer.becomes('closed'), seller.becomes('closed')]);
      expect(await buyer.page.locator('.ruling .offer-terms').first().textContent()).to.equal(
        buyer.words.solutions['full-refund'],
      );
    });
  });

  describe('P2P', () => {
    on('p2p');

    it('asks twice before a respondent says "agreed", and lets the other side confirm it (Vietnamese)', async () => {
      const buyer = await theatre.buyer('/resolution/new', { locale: 'vi' });
      const number = await openByForm(buyer, {
        orderId: 'AC-1030',
        reason: 'order-not-unlocked',
        details: 'Tôi đã chuyển khoản nhưng đơn vẫn khóa.',
        wanted: 'unlock-order',
        kind: 'screenshot',
      });
      const seller = await theatre.seller(`/resolution/${number}`, { locale: 'en' }, 'Minh Tuấn');
      await seller.start('agreed');
      const { page } = seller;
      expect(await page.locator('dialog[open] .callout-danger').textContent()).to.contain('5,000,000');
      await page.locator('dialog[open] button[type=submit]').click();
      await page.locator('dialog[open] .field-fault:not(:empty)').waitFor();
      expect(await axeFaults(page)).to.deep.equal([]);
      await keepPicture(page, 'bargaining-loss-warning');
      await page.locator('dialog[open] .loss input').check();
      await seller.send();
      await buyer.becomes('negotiation');
      await buyer.does('confirm-agreed');
      await Promise.all([buyer.becomes('closed'), seller.becomes('closed')]);
    });
  });
});
