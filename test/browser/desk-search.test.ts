import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newShopper, type Shopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { axeFaults, openDesk, overflow, signInto, watchFaults } from './desk-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const WIDE = { viewport: { width: 1280, height: 800 } } as const;

describe('the search at the desk in a browser', function () {
  this.timeout(90_000);
  let server: TestServer;
  let browser: Browser;
  const shoppers: Shopper[] = [];
  const faults: string[] = [];
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    await says('The lid of my jar arrived in three pieces, order AC-1009');
    await says('我還沒有收到訂單的退款,已經兩個星期了');
    await says('Chiếc bình gốm của tôi bị vỡ khi giao hàng');
  });
  after(async () => {
    for (const one of shoppers) one.close();
    await browser?.close();
    await server.stop();
    server.discard();
  });

  async function says(text: string): Promise<string> {
    const { client, conversationId } = await newShopper(server.url);
    shoppers.push(client);
    await client.ask('message:send', { conversationId, clientId: 'said-1', text });
    return conversationId;
  }
  const rows = (page: Page) => page.locator('.found-open');
  const field = (page: Page) => page.locator('#desk-search');
  async function looksRight(page: Page): Promise<void> {
    expect(await overflow(page)).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
  }

  it('begins with a key, shows what was found with the words marked, and opens it to be read', async () => {
    const context = await browser.newContext({ ...WIDE, locale: 'en', reducedMotion: 'reduce' });
    const page = await openDesk(context, server.url, faults);
    await page.keyboard.press('/');
    await page.keyboard.type('jar piec');
    await page.locator('mark', { hasText: 'pieces' }).waitFor();
    expect(await page.locator('mark').allInnerTexts()).to.deep.equal(['jar', 'pieces']);
    await looksRight(page);
    await rows(page).click();
    await page.getByText('The lid of my jar arrived').first().waitFor();
    expect(await page.locator('.composer-box').count(), 'only looked at').to.equal(0);

    await page.keyboard.press('/');
    await field(page).fill('ac-1009');
    await page.locator('.tag', { hasText: 'Exact match' }).waitFor();
    await field(page).fill('nothing like it');
    await page.locator('.tickets-state', { hasText: 'Nothing found' }).waitFor();
    await looksRight(page);
    await field(page).fill('');
    await rows(page).nth(2).waitFor();
    await page.locator('.chip', { hasText: 'Tickets' }).click();
    await page.locator('.tickets-state', { hasText: 'Nothing found' }).waitFor();
    expect(await page.locator('.chip', { hasText: 'Cases' }).count(), 'agents see no cases').to.equal(0);
    await context.close();
  });

  it('says that it cannot be reached, and tries again', async () => {
    const context = await browser.newContext({ ...WIDE, locale: 'en', reducedMotion: 'reduce' });
    const page = await openDesk(context, server.url, faults);
    await context.route('**/v1/desk/search?*', (route) => route.abort());
    await field(page).fill('jar');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    await context.unroute('**/v1/desk/search?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rows(page).waitFor();
    await context.close();
  });

  for (const [language, typed, word] of [
    ['zh-Hant', '退款', '退款'],
    ['vi', 'binh vo', 'vỡ'],
    ['es', 'jar', 'jar'],
  ] as const)
    it(`fits a phone and a page at twice its size in ${language}, with its filters`, async () => {
      const phone = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
      const page = await openMediator(phone, language);
      await field(page).fill(typed);
      await page.locator('mark', { hasText: word }).waitFor();
      await page.locator('.search-more > summary').click();
      await looksRight(page);
      await phone.close();

      // 1,280 pixels at 200 %.
      const zoomed = await browser.newContext({
        viewport: { width: 640, height: 400 },
        deviceScaleFactor: 2,
        reducedMotion: 'reduce',
      });
      const half = await openMediator(zoomed, language);
      await field(half).fill(typed);
      await half.locator('mark', { hasText: word }).waitFor();
      await looksRight(half);
      await zoomed.close();

      const wide = await browser.newContext({ ...WIDE, reducedMotion: 'reduce' });
      const large = await openMediator(wide, language);
      await field(large).fill(typed);
      await large.locator('mark', { hasText: word }).waitFor();
      await large.locator('.search-more > summary').click();
      await looksRight(large);
      await wide.close();
    });

  it('has no faults in the pages', () => expect(faults).to.deep.equal([]));

  async function openMediator(context: BrowserContext, language: string): Promise<Page> {
    await context.addInitScript((tag) => localStorage.setItem('kaunter.locale', tag), language);
    const page = await context.newPage();
    watchFaults(page, faults);
    await signInto(page, `${server.url}/desk`, 'mediator@example.com');
    await page.locator('.desk .side-heading').first().waitFor({ state: 'attached' });
    await page.locator('.banner').waitFor({ state: 'detached' });
    return page;
  }
});
