import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { DAY, raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { type Looks, openPage, reader } from './case-pages.ts';
import { axeFaults, overflow, signInto, watchFaults } from './desk-page.ts';

/** An order of a seller who never signed in, and whose address nobody named. */
const LINE = {
  orderId: 'P-1',
  lineId: '1',
  title: 'Lamp',
  currency: 'MYR',
  paid: 12_500,
  buyer: { id: 'demo-shopper', name: 'Mai', contact: { email: 'mai@example.com' } },
  seller: { id: 'seller-of-lamps', name: 'Kedai Lampu' },
  paidAt: new Date(Date.now() - 5 * DAY).toISOString(),
  deliveredAt: new Date(Date.now() - DAY).toISOString(),
};

describe('both sides of a case on the mediator’s screen', function () {
  this.timeout(120_000);
  let shop: Server;
  let stage: Stage;
  let browser: Browser;
  let number = '';
  const faults: string[] = [];
  before(async () => {
    shop = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ lines: [LINE] }));
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    stage = await raiseStage('auracart', {
      ORDERS_URL: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`,
      MARKETPLACE_SECRET: 'a-secret-that-both-sides-know-well',
    });
    browser = await openBrowser();
    const files = [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }];
    const claim = { orderId: 'P-1', lineId: '1', reason: 'damaged', wanted: { kind: 'full-refund' }, files };
    number = await stage.buyer.opens(claim);
  });
  after(async () => {
    await browser?.close();
    await stage?.close();
    shop?.closeAllConnections();
    shop?.close();
  });
  afterEach(() => {
    expect(faults.splice(0)).to.deep.equal([]);
  });

  async function mediator(looks: Looks): Promise<Page> {
    const page = await (await reader(browser, looks)).newPage();
    watchFaults(page, faults);
    await signInto(page, `${stage.url}/desk#disputes/${number}`, 'mediator@example.com');
    await page.locator('.case-desk-head').waitFor();
    return page;
  }

  for (const [locale, width, says] of [
    ['es', 390, /No se pudo contactar/],
    ['zh-Hant', 1280, /無法聯絡上賣家/],
  ] as const)
    it(`are told that the other could not be: the buyer at ${width} px, ${locale}`, async () => {
      const page = await openPage(
        await reader(browser, { locale, width, height: 844 }),
        `${stage.url}/resolution/${number}`,
        faults,
      );
      await page.locator('.notes .callout-caution').waitFor();
      expect(await page.locator('.notes .callout-caution').innerText()).to.match(says);
      expect(await overflow(page)).to.equal(0);
      await keepPicture(page, `unreached-buyer-${locale}-${width}`);
    });

  it('get a link of their own, after a question; whom no address is known of, gets none, and that is said', async () => {
    const page = await mediator({ locale: 'zh-Hant' });
    expect(await page.locator('.notes .callout-caution').innerText()).to.match(/無法聯絡上賣家/);
    const sides = page.locator('section[aria-labelledby=both-sides]');
    const [toBuyer, toSeller] = [sides.locator('button').nth(1), sides.locator('button').nth(3)];
    await toSeller.click();
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('dialog[open] .callout-danger').waitFor();
    expect(await page.locator('dialog[open] .callout-danger').innerText()).to.match(/沒有賣家的電子郵件或電話號碼/);
    await keepPicture(page, 'link-refused-zh-Hant');
    await page.locator('dialog[open] .dialog-foot .button').first().click();
    expect(await sides.locator('.link-sent').innerText(), 'nothing was sent').to.equal('');
    await toBuyer.click();
    expect(await page.locator('dialog[open] form > p').innerText()).to.match(/^Mai /);
    await keepPicture(page, 'link-asked-zh-Hant');
    await page.locator('dialog[open] button[type=submit]').click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await sides.locator('.link-sent').innerText()).to.match(/電子郵件/);
    await sides.scrollIntoViewIfNeeded();
    await keepPicture(page, 'link-sent-zh-Hant');
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it('are looked at through each one’s eyes, marked, with nothing that could be done', async () => {
    const page = await mediator({ locale: 'vi' });
    const sides = page.locator('section[aria-labelledby=both-sides]');
    await sides.locator('button').nth(2).click();
    await page.locator('.seen-as').waitFor();
    await page.locator('.case-sheet').waitFor();
    expect(await page.locator('.seen-as').innerText()).to.match(/người bán thấy/);
    expect(await page.locator('.case-sheet .case-asked').count(), 'it is the seller’s turn').to.equal(1);
    expect(await page.locator('.case-sheet .actions button').count()).to.be.greaterThan(0);
    expect(await page.locator('.case-sheet .actions button:enabled').count()).to.equal(0);
    expect(await page.locator('.case-sheet form').count(), 'no message in their name').to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    await keepPicture(page, 'seen-as-seller-vi');
    await page.locator('.seen-as button').click();
    await page.locator('.case-desk-head').waitFor();
    expect((await stage.buyer.sees(number)).untold, 'and the seller knows no more than before').to.have.length(1);
  });

  it('are looked at on a phone’s width too', async () => {
    const page = await mediator({ locale: 'es', width: 390, height: 844 });
    await page.locator('section[aria-labelledby=both-sides] button').nth(0).click();
    await page.locator('.case-sheet').waitFor();
    expect(await overflow(page)).to.equal(0);
    await keepPicture(page, 'seen-as-buyer-es-390');
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.locator('.seen-as button').click();
    await page.locator('section[aria-labelledby=both-sides]').scrollIntoViewIfNeeded();
    await keepPicture(page, 'both-sides-es-390');
  });
});
