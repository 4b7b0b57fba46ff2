import { expect } from 'chai';
import { type CaseScreen, chooseCase, handIn, openByForm } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

const PHONE = { locale: 'en', width: 390, height: 844 } as const;
const SHOTS = process.env.SHOTS;

describe('postage that the seller contests and a mediator decides', function () {
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

  const shot = async ({ page }: CaseScreen, name: string, from = 'body') => {
    if (SHOTS !== undefined)
      await page
        .locator(from)
        .first()
        .screenshot({ path: `${SHOTS}/${name}.png` });
  };
  const sound = async ({ page }: CaseScreen) => {
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(await overflow(page)).to.equal(0);
  };

  it('says how much can be asked for before it is asked', async () => {
    buyer = await theatre.buyer('/resolution/new', PHONE);
    await buyer.page.locator('.option').first().waitFor();
    number = await openByForm(buyer, {
      orderId: 'AC-1027',
      item: 'Stoneware mug',
      reason: 'damaged',
      details: 'All are chipped.',
      wanted: 'return-refund',
    });
    seller = await theatre.seller(`/resolution/${number}`, PHONE);
    await seller.does('approve');
    await seller.does('return-label', { text: 'Jalan Ipoh 12' });
    await buyer.becomes('return-label');
    await buyer.start('return-shipped');
    await buyer.fill({ text: 'EP1234' });
    const form = buyer.page.locator('dialog[open]');
    const sum = form.locator('input[inputmode=decimal]');
    await form.getByText(/Up to RM\s?17\.60/).waitFor();
    await sum.fill('17.61');
    await form.locator('button[type=submit]').click();
    await form.locator('.field-fault', { hasText: /at most RM\s?17\.60/ }).waitFor();
    await sound(buyer);
    await shot(buyer, 'claim', 'dialog[open]');
    await sum.fill('17.60');
    await handIn(buyer.page, 'dialog[open]');
    await buyer.send();
  });

  it('shows the seller the receipt, and takes their objection', async () => {
    const card = seller.page.locator('.parcel-card');
    await card.getByText('Receipt of the postage').waitFor({ timeout: 20_000 });
    expect(await card.locator('img, video, a').count()).to.be.greaterThan(0);
    await seller.start('contest-postage');
    await sound(seller);
    await seller.fill({ text: 'Pos Laju asks RM 8 for this parcel.' });
    await shot(seller, 'contest', 'dialog[open]');
    await seller.send();
    await card.getByText('Pos Laju asks RM 8').waitFor({ timeout: 20_000 });
    await buyer.page.locator('.parcel-card').getByText('Pos Laju asks RM 8').waitFor({ timeout: 20_000 });
    await seller.does('return-received');
    await seller.does('return-inspected');
    await seller.page
      .locator('.head-card, .case-head')
      .getByText(/Only the postage waits/)
      .first()
      .waitFor({ timeout: 20_000 });
    await sound(seller);
    await shot(seller, 'seller-waits');
  });

  it('lets a mediator decide the sum, which both sides read with its reason', async () => {
    const mediator = await theatre.mediator();
    await mediator.page.getByRole('button', { name: 'Postage to decide: 1' }).click();
    expect(await mediator.page.locator('.queue-head select').first().inputValue()).to.equal('postage');
    expect(await mediator.page.locator('.queue-item .tag-caution').allInnerTexts()).to.deep.equal([
      'Postage to decide',
    ]);
    await chooseCase(mediator, number);
    await mediator.start('decide-postage');
    const form = mediator.page.locator('dialog[open]');
    await form.getByText('Pos Laju asks RM 8').waitFor();
    await form.locator('input[inputmode=decimal]').fill('8.00');
    await mediator.fill({ text: 'The price list of Pos Laju says so.' });
    await sound(mediator);
    await shot(mediator, 'decide', 'dialog[open]');
    await mediator.send();
    await mediator.page.getByRole('button', { name: /^Postage to decide: / }).waitFor({ state: 'detached' });
    for (const screen of [buyer, seller]) {
      await screen.becomes('closed');
      const card = screen.page.locator('.parcel-card');
      expect(await card.innerText()).to.match(/RM\s?8\.00 · The price list of Pos Laju/);
      await sound(screen);
    }
    await shot(buyer, 'buyer-closed');
  });
});
