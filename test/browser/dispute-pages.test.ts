import { expect } from 'chai';
import { type CaseScreen, chooseCase, openByForm, picture } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('the page of a case', function () {
  this.timeout(150_000);
  let theatre: Theatre;
  let buyer: CaseScreen;
  let seller: CaseScreen;
  let number: string;

  before(async () => {
    theatre = await openTheatre('auracart');
  });
  after(() => theatre.close());
  afterEach(() => expect(theatre.faults(), 'in the console of a page').to.deep.equal([]));

  it('lets the buyer read the form once more before it is sent', async () => {
    buyer = await theatre.buyer('/resolution/new', { locale: 'vi', width: 390, height: 844 });
    const { page } = buyer;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/v1/disputes')) sent.push(request.url());
    });
    const opening = { orderId: 'AC-1009', reason: 'damaged', details: 'Nắp lọ bị nứt.', wanted: 'partial-refund' };
    await openByForm(buyer, { ...opening, amount: '20' }, async () => {
      expect(sent, 'nothing is sent yet').to.deep.equal([]);
      const text = await page.locator('.review-card').innerText();
      expect(text).to.contain('Nắp lọ bị nứt.').and.to.contain('AC-1009').and.to.match(/20,00/);
      expect(await axeFaults(page)).to.deep.equal([]);
      expect(await overflow(page)).to.equal(0);
      await page.locator('.review-card .button:not(.button-main)').click();
      await page.locator('textarea').fill('Nắp lọ bị nứt từ mép này sang mép kia.');
      await page.locator('.new-case button[type=submit]').click();
    });
    number = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await page.locator('.claim', { hasText: 'từ mép này' }).waitFor();
  });

  it('says first what is at stake, where the money is and how far the case is', async () => {
    const head = buyer.page.locator('.case-head');
    const stake = await head.locator('.stake').innerText();
    expect(stake.match(/64,90/g), 'all of it is in one place, and said once').to.have.length(1);
    expect(await head.locator('.stake').locator('strong').count()).to.equal(1);
    const facts = await buyer.page.locator('.facts-card').innerText();
    expect(facts.match(/64,90/g), 'of the money only what was paid').to.have.length(1);
    expect(await head.locator('[aria-current=step]').count()).to.equal(1);
    expect(await head.locator('.step-done').count()).to.equal(1);
  });

  it('puts one next step forward, in the first card, and none where there is nothing to do', async () => {
    expect(await buyer.page.locator('.case-head .button-main').count()).to.equal(0);
    seller = await theatre.seller(`/resolution/${number}`, { locale: 'zh-Hant', width: 390, height: 844 });
    await seller.page.locator('.case-head .button-main').waitFor();
    expect(await seller.page.locator('.actions .button-main').count()).to.equal(1);
    expect(await axeFaults(seller.page)).to.deep.equal([]);
    expect(await overflow(seller.page)).to.equal(0);
  });

  it('offers a seller nothing that only buyers may do', async () => {
    const { page } = await theatre.seller('/resolution', { locale: 'en' });
    await page.locator('.case-card').first().waitFor();
    expect(await page.locator('a[href="/resolution/new"]').count()).to.equal(0);
    await page.goto(`${theatre.stage.url}/resolution/new`);
    await page.getByText('only buyers open a dispute').waitFor();
    expect(await page.locator('.new-case').count()).to.equal(0);
  });

  it('shows evidence closer, turned, and beside another', async () => {
    await seller.page.locator('[aria-labelledby=evidence] .card-head button').click();
    await seller.page.locator('dialog[open] input[type=file][multiple]').setInputFiles(await picture(seller.page));
    await seller.page.locator('dialog[open] .picker-file progress').waitFor({ state: 'detached' });
    await seller.page.locator('dialog[open] .picker-caption').fill('出貨前拍攝');
    expect(await axeFaults(seller.page)).to.deep.equal([]);
    await seller.send();
    const { page } = buyer;
    await page.locator('.piece', { hasText: '出貨前拍攝' }).waitFor({ timeout: 20_000 });
    await page.locator('.piece').first().click();
    const frame = page.locator('.frame').first();
    const wide = async (): Promise<number> => (await frame.locator('img').boundingBox())?.width ?? 0;
    await frame.locator('img').waitFor();
    const whole = await wide();
    await frame.locator('.tool').nth(1).click();
    expect(await wide()).to.be.greaterThan(1.4 * whole);
    await frame.locator('.tool').first().click();
    const upright = await frame.locator('img').boundingBox();
    await frame.locator('.frame-tools .button').nth(2).click();
    expect(await frame.locator('img').evaluate((image) => getComputedStyle(image).rotate)).to.equal('90deg');
    expect(await frame.locator('img').boundingBox(), 'takes the same room').to.deep.equal(upright);
    await page.locator('.lightbox-head .button').click();
    expect(await page.locator('.frame').count()).to.equal(2);
    expect(await page.locator('.frame').nth(1).locator('img').getAttribute('src')).to.not.equal(
      await frame.locator('img').getAttribute('src'),
    );
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.keyboard.press('Escape');
  });

  it('takes back what it said of an act once the case has moved on', async () => {
    await seller.does('reject', { text: '照片看不出來。' });
    await buyer.becomes('negotiation');
    await buyer.does('escalate', { text: 'Người bán từ chối.' });
    const note = buyer.page.locator('.notes .callout-good');
    expect(await note.innerText()).to.contain(buyer.words.done.escalate ?? '');
    await theatre.passes(10_000);
    expect(await note.count(), 'the case still is where it brought it').to.equal(1);
    const mediator = await theatre.mediator();
    await chooseCase(mediator, number);
    await mediator.does('claim');
    await buyer.becomes('platform-review');
    await theatre.passes(10_000);
    await note.waitFor({ state: 'detached' });
  });

  it('prints a case without anything to press', async () => {
    const { page } = buyer;
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.center-bar', '.actions-card', '.talk-form', 'button:not(.piece)', '.case-back'])
      expect(await page.locator(`${gone}:visible`).count(), gone).to.equal(0);
    for (const there of ['.stake', '.timeline', '.facts', '.claim'])
      expect(await page.locator(`${there}:visible`).count(), there).to.be.greaterThan(0);
    await page.emulateMedia({ media: null });
  });

  it('prints a mediator’s case whole, without what is for mediators alone', async () => {
    const { page } = await theatre.mediator();
    await page.locator('.queue-head select').first().selectOption('all');
    await page.locator('.queue-item', { hasText: number }).click();
    await page.locator('.facts-card').waitFor();
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const hidden = [
      '.rail',
      '.top-bar',
      '.cases-queue',
      '.decision-card',
      '.notes-card',
      '.opinions-card',
      '.policy-card',
    ];
    for (const gone of [...hidden, '[aria-labelledby=others]', '[aria-labelledby=both-sides]', 'button:not(.piece)'])
      expect(await page.locator(`${gone}:visible`).count(), gone).to.equal(0);
    const [facts, timeline, paper] = await page.evaluate(() => {
      const bottom = (query: string) => document.querySelector(query)?.getBoundingClientRect().bottom ?? 0;
      return [bottom('.facts-card'), bottom('.timeline-card'), document.documentElement.scrollHeight];
    });
    expect(timeline, 'what it is about comes first').to.be.greaterThan(facts ?? 0);
    expect(timeline, 'nothing is cut off after the first page')
      .to.be.greaterThan(1000)
      .and.at.most(paper ?? 0);
    const inks = await page.evaluate(() => {
      const of = (query: string) => getComputedStyle(document.querySelector(query) ?? document.body);
      return [of('.happened-what').color, of('.card').backgroundColor];
    });
    expect(inks).to.deep.equal(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    await page.close();
  });
});

describe('the form of a dispute', function () {
  this.timeout(60_000);
  let theatre: Theatre;
  before(async () => {
    theatre = await openTheatre('taobao');
  });
  after(() => theatre.close());

  it('tells what can be asked for without a photograph', async () => {
    const { page, words } = await theatre.buyer('/resolution/new', { locale: 'es', width: 390, height: 844 });
    await page.locator('.option', { hasText: 'AC-1009' }).locator('input').first().check();
    await page
      .locator('.options-grid .option', { hasText: words.reasons.quality ?? '' })
      .locator('input')
      .check();
    const told = page.getByText('¿No tienes nada que mostrar?');
    await told.waitFor();
    expect(await told.textContent()).to.contain(words.solutions.exchange ?? '');
    await page
      .locator('.option-wrap', { hasText: words.solutions.exchange ?? '' })
      .locator('input')
      .first()
      .check();
    await told.waitFor({ state: 'detached' });
  });
});
