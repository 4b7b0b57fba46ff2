import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { type CaseScreen, caseScreen } from './case-pages.ts';
import { axeFaults, watchFaults } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('an open page keeps up with the case', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  let number = '';
  const faults: string[] = [];
  before(async () => {
    theatre = await openTheatre('auracart');
  });
  beforeEach(async () => {
    number = await theatre.stage.buyer.opens({
      orderId: 'AC-1027',
      lineId: 'AC-1027-1',
      reason: 'missing',
      wanted: { kind: 'partial-refund', amount: 4_000 },
    });
  });
  afterEach(async () => {
    await theatre.stage.buyer.does(number, 'cancel', { confirmed: true });
    expect([...theatre.faults(), ...faults.splice(0)]).to.deep.equal([]);
  });
  after(() => theatre.close());

  const kettles = () => theatre.stage.seller('Kedai Dapur Mei');
  const offers = (amount: number) => kettles().does(number, 'offer', { terms: { kind: 'partial-refund', amount } });
  const latest = (screen: CaseScreen) => screen.page.locator('.offers-seller .offer-card .offer-terms').first();

  it('shows what the other side does while a form and a message are half written, and keeps both', async () => {
    const buyer = await theatre.buyer(`/resolution/${number}`, { locale: 'vi' });
    await buyer.becomes('respondent-review');
    await buyer.page.locator('.talk-form textarea').fill('Tôi sẽ gửi thêm ảnh');
    await offers(1_000);
    await latest(buyer).filter({ hasText: '10,00' }).waitFor();
    expect(await buyer.page.locator('.talk-form textarea').inputValue()).to.equal('Tôi sẽ gửi thêm ảnh');
    await buyer.start('reject');
    await buyer.fill({ text: 'Quá ít.' });
    const field = await buyer.page.locator('dialog[open] textarea').elementHandle();
    await offers(2_000);
    await latest(buyer).filter({ hasText: '20,00' }).waitFor();
    expect(await field?.evaluate((element) => element === document.activeElement)).to.equal(true);
    expect(await buyer.page.locator('dialog[open] textarea').inputValue()).to.equal('Quá ít.');
    // What was declined was replaced meanwhile: nothing is sent, and the words stay.
    await buyer.page.locator('dialog[open] button[type=submit]').click();
    await buyer.page.locator('dialog[open] .callout-caution').waitFor();
    expect(await buyer.page.locator('dialog[open] textarea').inputValue()).to.equal('Quá ít.');
    expect(await axeFaults(buyer.page)).to.deep.equal([]);
    await keepPicture(buyer.page, 'live-changed-vi');
  });

  it('says that it is offline, and catches up by itself afterwards', async () => {
    const buyer = await theatre.buyer(`/resolution/${number}`, { locale: 'es', width: 390, height: 844 });
    await buyer.becomes('respondent-review');
    await buyer.page.context().setOffline(true);
    await buyer.page.locator('.offline-note').waitFor();
    expect(await axeFaults(buyer.page)).to.deep.equal([]);
    await keepPicture(buyer.page, 'live-offline-es-390');
    await buyer.page.locator('.talk-form textarea').fill('Escrito sin conexión');
    await buyer.page.locator('.talk-form button[type=submit]').click();
    await buyer.page.locator('.talk-form .callout-danger').waitFor();
    await offers(3_000);
    await buyer.page.context().setOffline(false);
    await buyer.page.locator('.offline-note').waitFor({ state: 'detached' });
    await latest(buyer).filter({ hasText: '30,00' }).waitFor();
    await buyer.page.locator('.talk-form button[type=submit]').click();
    await buyer.page.locator('.said-mine', { hasText: 'Escrito sin conexión' }).waitFor();
    expect((await theatre.stage.buyer.sees(number)).messages, 'sent once').to.have.length(1);
  });

  it('holds two tabs of one person together', async () => {
    const first = await theatre.buyer(`/resolution/${number}`, { locale: 'id' });
    await offers(1_500);
    await latest(first).waitFor();
    const page = await first.page.context().newPage();
    watchFaults(page, faults);
    await page.goto(first.page.url());
    const second = caseScreen(page, 'id');
    await second.becomes('negotiation');
    await second.does('counter', { terms: 'partial-refund', amount: '35' });
    await first.page.locator('.offers-buyer .offer-terms', { hasText: '35,00' }).waitFor();
    // The same thing done in both: the later one is told what happened, and does nothing.
    const version = (await theatre.stage.buyer.sees(number)).offers.length;
    await first.does('offer', { terms: 'full-refund' });
    await second.page
      .locator('.offers-buyer .offer-terms', { hasText: first.words.solutions['full-refund'] ?? '' })
      .waitFor();
    expect((await theatre.stage.buyer.sees(number)).offers).to.have.length(version + 1);
  });

  it('brings a case to the mediator’s list as soon as it is escalated, and takes it off when it ends', async () => {
    const mediator = await theatre.mediator();
    const item = mediator.page.locator('.queue-item', { hasText: number });
    expect(await item.count()).to.equal(0);
    await kettles().does(number, 'reject', { version: 1, why: 'It was whole.' });
    await theatre.stage.buyer.does(number, 'escalate', { why: 'We find no way.' });
    await item.waitFor();
    await theatre.stage.buyer.does(number, 'cancel', { confirmed: true });
    await item.waitFor({ state: 'detached' });
  });
});
