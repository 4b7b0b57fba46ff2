import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { caseScreen, mediationScreen, openPage, reader } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

const LONG = 'The kettle was advertised with 1.7 litres and a temperature dial; it holds 1.2 and has none. '.repeat(12);

describe('the pages around a case', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  let closed = '';
  const faults: string[] = [];
  before(async () => {
    theatre = await openTheatre('auracart');
    const { buyer } = theatre.stage;
    const files = [
      { fileId: await buyer.uploads(), kind: 'photo' as const },
      { fileId: await buyer.uploads(), kind: 'photo' as const },
    ];
    const line = { orderId: 'AC-1027', lineId: 'AC-1027-1', reason: 'not-as-described' };
    closed = await buyer.opens({ ...line, wanted: { kind: 'full-refund' }, files, details: LONG });
    await theatre.stage.seller('Kedai Dapur Mei').does(closed, 'full-refund');
    await theatre.stage.becomes(closed, 'closed');
  });
  afterEach(() => expect([...theatre.faults(), ...faults.splice(0)]).to.deep.equal([]));
  after(() => theatre.close());

  it('lists cases, open ones apart from closed ones, and says whose turn it is', async () => {
    const seller = await theatre.seller('/resolution', { locale: 'vi' });
    const { page } = seller;
    await page.locator('.empty').waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    const number = await theatre.stage.buyer.opens({
      orderId: 'AC-1027',
      lineId: 'AC-1027-2',
      reason: 'missing',
      wanted: { kind: 'full-refund' },
    });
    await page.locator('.case-card', { hasText: number }).locator('.tag-asked').waitFor();
    await keepPicture(page, 'places-list-vi');
    await page.locator('.chip').nth(1).locator('input').check();
    await page.locator('.case-card', { hasText: closed }).waitFor();
    expect(await page.locator('.case-card', { hasText: number }).count()).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.locator('.case-card', { hasText: closed }).locator('a').click();
    await seller.becomes('closed');
    await page.goBack();
    await page.locator('.center-head').waitFor();
  });

  it('shows a picture of evidence at full size, and a long text whole, with the keyboard alone', async () => {
    const { page } = await theatre.buyer(`/resolution/${closed}`, { locale: 'zh-Hant', width: 390, height: 844 });
    await page.locator('.gallery .piece').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.lightbox[open] img').waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.keyboard.press('Escape');
    await page.locator('.lightbox').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.className.includes('piece'));
    const claim = page.locator('.claim');
    const before = (await claim.boundingBox())?.height ?? 0;
    await claim.locator('button').focus();
    await page.keyboard.press('Enter');
    expect((await claim.boundingBox())?.height ?? 0, 'it opened').above(before * 1.5);
    expect(await overflow(page)).to.equal(0);
  });

  it('opens a case by a signed link, and takes the key out of the address', async () => {
    const answer = await theatre.stage.seller('Kedai Dapur Mei').post<{ url: string }>(`/v1/disputes/${closed}/links`);
    const context = await reader(theatre.browser, { locale: 'es', width: 390, height: 844 });
    const page = await openPage(context, new URL(answer.body.url, theatre.stage.url).href, faults);
    await caseScreen(page, 'es').becomes('closed');
    expect(page.url()).not.to.contain('key');
    expect(await overflow(page)).to.equal(0);
    await keepPicture(page, 'places-closed-es-390');
    await page.reload();
    await caseScreen(page, 'es').becomes('closed');
  });

  it('says in words that a link has expired, and lets nobody in by it', async () => {
    const context = await reader(theatre.browser, { locale: 'vi', width: 390, height: 844, dark: true });
    const page = await openPage(context, `${theatre.stage.url}/resolution/${closed}#key=made-up`, faults);
    await page.locator('.callout-danger').waitFor();
    expect(await page.locator('.case-head').count()).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    await keepPicture(page, 'places-expired-vi-390-dark');
  });

  it('answers alike for a number that does not exist and for a case of others', async () => {
    const context = await reader(theatre.browser, { locale: 'en' });
    const page = await openPage(context, `${theatre.stage.url}/resolution/${closed}?as=neighbour`, faults);
    const foreign = await page.locator('.callout-danger p').textContent();
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.goto(`${theatre.stage.url}/resolution/KD-2222-2222-222?as=neighbour`);
    expect(await page.locator('.callout-danger p').textContent()).to.equal(foreign);
    await page.locator('main a').first().click();
    await page.locator('.empty').waitFor();
  });

  it('narrows the mediator’s list by view, state, deadline and policy, and says when nothing is left', async () => {
    const mediator = await mediationScreen(theatre.browser, theatre.stage.url);
    const { page } = mediator;
    await page.locator('.queue-more-filters summary').click();
    const selects = page.locator('.queue-head select');
    await selects.first().selectOption('all');
    await page.locator('.queue-item', { hasText: closed }).waitFor();
    await selects.nth(1).selectOption('closed');
    await page.waitForFunction(() => document.querySelectorAll('.queue-item').length === 1);
    await selects.nth(1).selectOption('');
    await selects.nth(2).selectOption('week');
    await page.locator('.queue-item', { hasText: closed }).waitFor({ state: 'detached' });
    await page.locator('.queue-item').first().waitFor();
    await selects.nth(2).selectOption('over');
    await page.locator('.queue-empty').waitFor();
    await selects.nth(2).selectOption('');
    await selects.nth(3).selectOption({ label: 'Alibaba' });
    await page.locator('.queue-empty').waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await selects.nth(3).selectOption('');
    await page.locator('.queue-item').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.case-desk-head').waitFor();
    await keepPicture(page, 'places-desk-filters');
  });
});
