import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { type CaseScreen, handIn, openByForm, takeCase } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('a dispute from its opening to the money, on three screens', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  let number = '';
  let buyer: CaseScreen;
  let seller: CaseScreen;
  let mediator: CaseScreen;
  before(async () => {
    theatre = await openTheatre('auracart');
  });
  afterEach(() => expect(theatre.faults()).to.deep.equal([]));
  after(() => theatre.close());

  it('lets a buyer open a dispute by the form, in Vietnamese, and says when the platform can be called', async () => {
    buyer = await theatre.buyer('/resolution/new', { locale: 'vi' });
    const { page, words } = buyer;
    await page.locator('.option').first().waitFor();
    await page.locator('button[type=submit]').click();
    expect(await page.locator('.field-fault:not(:empty)').count(), 'an empty form says what is missing').to.equal(3);
    expect(
      await page.evaluate(() => document.activeElement?.getAttribute('type')),
      'and the keyboard is at the first of it',
    ).to.equal('checkbox');
    number = await openByForm(buyer, {
      orderId: 'AC-1009',
      reason: 'damaged',
      details: 'Nắp tre của hộp lớn bị nứt.',
      wanted: 'partial-refund',
      amount: '32.45',
    });
    await buyer.becomes('respondent-review');
    const locked = page.locator('.locked', { hasText: words.actions.escalate ?? '' });
    expect(await locked.locator('time').getAttribute('datetime')).to.match(/^\d{4}-\d{2}-\d{2}T.*Z$/);
    expect(await page.locator('.deadline-left').textContent()).to.contain('ngày');
    expect(await page.locator('.gallery .piece').count()).to.equal(1);
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it('shows the seller the same case on a phone, in Chinese and dark, and takes an offer', async () => {
    const looks = { locale: 'zh-Hant', width: 390, height: 844, dark: true } as const;
    seller = await theatre.seller(`/resolution/${number}`, looks);
    const { page } = seller;
    await page.locator('.case-asked').waitFor();
    expect(await overflow(page)).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    await seller.start('offer');
    await seller.fill({ terms: 'partial-refund', amount: '640.00' });
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('dialog[open] .field-fault').first().waitFor();
    await seller.fill({ terms: 'partial-refund', amount: '15' });
    await keepPicture(page, 'resolution-offer-zh-390-dark');
    await seller.send();
    // The focus is at what was done, not lost.
    await page.waitForFunction(() => document.activeElement?.className.includes('callout-good') === true);
    await seller.becomes('negotiation');
  });

  it('brings the offer to the open page of the buyer without a reload', async () => {
    const card = buyer.page.locator('.offers-seller .offer-card').first();
    await card.waitFor({ timeout: 10_000 });
    expect(await card.locator('.offer-terms').textContent()).to.match(/15,00/);
    await buyer.page.locator('.talk-form textarea').fill('15 ringgit không đủ mua nắp mới.');
    await buyer.page.locator('.talk-form button[type=submit]').click();
    await seller.page.locator('.said-text', { hasText: '15 ringgit' }).waitFor({ timeout: 20_000 });
    await keepPicture(buyer.page, 'resolution-offers-vi');
  });

  it('keeps what was typed over a reload', async () => {
    await buyer.start('reject');
    await buyer.fill({ text: 'Số tiền quá thấp.' });
    await buyer.page.reload();
    await buyer.start('reject');
    expect(await buyer.page.locator('dialog[open] textarea').inputValue()).to.equal('Số tiền quá thấp.');
    await buyer.send();
    await buyer.page.locator('.offers-seller .tag-danger').waitFor();
  });

  it('takes the buyer who said no to the platform, and the mediator to the case', async () => {
    mediator = await theatre.mediator();
    await buyer.does('escalate', { text: 'Hai bên không thống nhất được.' });
    await buyer.becomes('platform-queue');
    await takeCase(mediator, number);
    await mediator.becomes('platform-review');
    await buyer.becomes('platform-review');
    expect(await axeFaults(mediator.page)).to.deep.equal([]);
    await keepPicture(mediator.page, 'mediation-case');
  });

  it('asks the seller a question, whose answer comes with a file', async () => {
    await mediator.start('request-info');
    await mediator.fill({ choice: 'seller', text: 'How was the jar packed?' });
    await mediator.send();
    await seller.becomes('info-requested');
    await seller.start('reply-info');
    await seller.fill({ text: '用氣泡紙包了兩層。' });
    await handIn(seller.page, 'dialog[open]');
    await seller.send();
    await mediator.page.locator('.evidence-sides .piece').nth(1).waitFor({ timeout: 20_000 });
    await mediator.becomes('platform-review');
  });

  it('takes a proposal of the platform back and forth: one accepts, the other declines', async () => {
    await mediator.does('propose', { terms: 'return-refund', text: 'The jar is cracked; it can go back.' });
    await buyer.becomes('negotiation');
    await buyer.does('accept-offer');
    await seller.page.locator('.offers-platform .offer-card').waitFor();
    await seller.does('reject', { text: '運費太高。' });
    await buyer.becomes('platform-queue');
    await mediator.becomes('platform-queue');
    await mediator.does('claim');
  });

  it('shows what a ruling would move before it is made, and carries it out', async () => {
    const { page } = mediator;
    await mediator.start('rule');
    await mediator.fill({ terms: 'partial-refund', amount: '40' });
    const preview = page.locator('.decision-card .money-preview dd');
    expect(await preview.first().textContent()).to.match(/40\.00/);
    expect(await preview.nth(1).textContent()).to.match(/24\.90/);
    await page.locator('.decision-card button[type=submit]').click();
    expect(await page.locator('.decision-card .field-fault:not(:empty)').count(), 'reasons and fault').to.equal(2);
    expect(
      await page.evaluate(() => document.activeElement?.closest('fieldset')?.querySelector('.field-fault') !== null),
      'the keyboard is where the first of them is mended',
    ).to.equal(true);
    await mediator.fill({ choice: 'seller', text: 'The photo shows the crack; the lid costs about 40 ringgit.' });
    expect(await axeFaults(page)).to.deep.equal([]);
    await keepPicture(page, 'mediation-ruling');
    await mediator.send();
    await Promise.all([mediator.becomes('closed'), buyer.becomes('closed'), seller.becomes('closed')]);
    expect(await buyer.page.locator('.ruling .offer-terms').first().textContent()).to.match(/40,00/);
    expect(await buyer.page.locator('.actions button').count()).to.equal(0);
    const happened = (await buyer.page.locator('.timeline').first().textContent())?.replace(/\s/g, ' ');
    expect(happened, 'what moved is in the story')
      .to.match(/40,00 RM/)
      .and.match(/24,90 RM/);
    expect(await theatre.stage.booked()).to.deep.equal({ escrow: 6_490, buyer: 4_000, seller: 2_490 });
  });
});
