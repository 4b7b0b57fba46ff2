import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import en from '../../locales/en.json' with { type: 'json' };
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { brokenJars, raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { clientId } from '../flow/transcript.ts';
import { newAgent } from '../support/clients.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { overflow, widgetAxeFaults } from './desk-page.ts';
import { openShop, type ShopPage, visit } from './widget-page.ts';

const PHONE = { viewport: { width: 390, height: 780 } };

describe('the way from the widget to the inbox', function () {
  this.timeout(90_000);
  let stage: Stage;
  let browser: Browser;
  let shop: ShopPage;
  before(async () => {
    stage = await raiseStage('auracart');
    const number = await brokenJars(stage);
    await stage.seller('Kedai Dapur Mei').does(number, 'offer', { terms: { kind: 'partial-refund', amount: 1_000 } });
    browser = await openBrowser();
    shop = await openShop(stage.url);
  });
  after(async () => {
    await browser.close();
    await shop.close();
    await stage.close();
  });

  it('shows how much is unread there to who is signed in, by a dot and a number, and asks once', async () => {
    const { unread } = (await stage.buyer.get<{ unread: number }>('/v1/notices/unread')).body;
    expect(unread).to.be.above(0);

    const faults: string[] = [];
    const context = await browser.newContext({ viewport: { width: 390, height: 780 }, locale: 'vi' });
    const widget = await visit(context, `${shop.url}?signed-in&lang=vi`, faults);
    let asked = 0;
    widget.page.on('request', (request) => {
      if (request.method() === 'GET' && request.url().endsWith('/v1/notices/unread')) asked += 1;
    });
    await widget.open();
    const more = widget.page.getByRole('button', { name: `Tùy chọn khác (${unread} mới)` });
    await more.waitFor();
    await keepPicture(widget.page, 'widget-inbox-dot-vi');
    await more.click();
    const item = widget.page.getByRole('menuitem', { name: `Hộp thư ${unread} mới` });
    await item.waitFor();
    await keepPicture(widget.page, 'widget-inbox-count-vi');
    await widget.page.keyboard.press('Escape');
    await more.click();
    await item.waitFor();
    expect(asked).to.equal(1);
    await context.close();

    const other = await browser.newContext({ viewport: { width: 390, height: 780 }, locale: 'vi' });
    const guest = await visit(other, `${shop.url}?lang=vi`, faults);
    await guest.open();
    await guest.page.getByRole('button', { name: 'Tùy chọn khác', exact: true }).click();
    await guest.page.getByRole('menuitem', { name: 'Liên hệ' }).waitFor();
    expect(await guest.page.locator('.dot-new, .count-new').count()).to.equal(0);
    await other.close();
    expect(faults).to.deep.equal([]);
  });

  it('is a view of the chat with the list of the page: read by a press, each entry leads to its place, Escape to the chat', async () => {
    const faults: string[] = [];
    const context = await browser.newContext({ ...PHONE, locale: 'en' });
    const { page, open, field } = await visit(context, `${shop.url}?signed-in`, faults);
    await open();
    await openInbox(page, 'Inbox');
    const place = page.getByRole('region', { name: 'Inbox' });
    await place.locator('.inbox-entry').first().waitFor();
    expect(await activeText(page), 'the heading is read out').to.equal('Inbox');
    expect(await page.locator('article').count(), 'nothing of the chat counts as read behind it').to.equal(0);
    await keepPicture(page, 'widget-inbox-view-en');
    expect(await widgetAxeFaults(page)).to.deep.equal([]);
    expect(await overflow(page)).to.equal(0);

    const before = await unreadOf(stage);
    const opened = context.waitForEvent('page');
    await place.locator('.inbox-new .inbox-title').first().click();
    const casePage = await opened;
    await casePage.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(casePage.url()).pathname).to.match(/^\/resolution\/./);
    expect(casePage.url(), 'the session is taken out of the address').to.not.include('session=');
    await casePage.close();
    await eventually(async () => (await unreadOf(stage)) === before - 1);
    if (before > 1) {
      await place.getByRole('button', { name: 'Mark all as read' }).click();
      await eventually(async () => (await unreadOf(stage)) === 0);
    }
    expect(await page.locator('.dot-new').count(), 'the number of the menu follows').to.equal(0);

    await place.getByLabel('Unread', { exact: true }).check();
    await place.getByText('You have read everything.').waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor();
    expect(await page.getByRole('dialog').isVisible(), 'Escape leaves the inbox, not the chat').to.equal(true);
    await page.locator('article').first().waitFor();
    await context.close();
    expect(faults).to.deep.equal([]);
  });

  it('shows news and answers as they come, leads to the chat of the ticket, and counts what is read there', async () => {
    const faults: string[] = [];
    const context = await browser.newContext({ ...PHONE, locale: 'zh-Hant' });
    const form = await context.newPage();
    await form.goto(`${stage.url}/help/zh-Hant/contact`);
    await form.locator('select#contact-order').selectOption('AC-1009');
    await form.getByLabel('主題').selectOption('returns-refunds');
    await form.getByLabel('您的問題').fill('蓋子破了，希望換新品。');
    await form.getByRole('button', { name: '送出' }).click();
    await form.getByRole('heading', { name: '已收到您的訊息' }).waitFor();
    await form.close();
    const { page, open, field } = await visit(context, `${shop.url}?signed-in&lang=zh-Hant`, faults);
    await open();
    await openInbox(page, '收件匣');
    const entry = page.locator('.inbox-entry', { hasText: 'AC-1009' });
    await entry.getByText('等候回覆').waitFor();

    const [ticket] = (await stage.buyer.get<{ tickets: { conversationId: string }[] }>('/v1/inbox/tickets')).body
      .tickets;
    const conversationId = ticket?.conversationId ?? '';
    const agent = await newAgent(stage.url);
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: '新品明天寄出。' });
    await entry.getByText('新品明天寄出。').waitFor({ timeout: 10_000 });
    expect(await entry.getAttribute('class')).to.include('inbox-new');
    await keepPicture(page, 'widget-inbox-answer-zh-Hant');
    expect(await widgetAxeFaults(page)).to.deep.equal([]);

    await entry.getByRole('button', { name: /^開啟對話/ }).click();
    await page.locator('article', { hasText: '新品明天寄出。' }).waitFor();
    await field.waitFor();
    await openInbox(page, '收件匣');
    await entry.getByText('已回覆').waitFor();
    await page.locator('.inbox-entry:not(.inbox-new)', { hasText: 'AC-1009' }).waitFor({ timeout: 10_000 });
    agent.close();
    await context.close();
    expect(faults).to.deep.equal([]);
  });

  it('says what is wrong where the server does not answer, and is there once it does', async () => {
    const faults: string[] = [];
    const context = await browser.newContext({ ...PHONE, locale: 'es' });
    const { page, open } = await visit(context, `${shop.url}?signed-in&lang=es`, faults);
    await open();
    await page.route('**/widget/inbox.js*', (route) => route.abort());
    await page.getByRole('button', { name: 'Más opciones' }).click();
    await page.getByRole('menuitem', { name: /Bandeja de entrada/ }).click();
    await page
      .getByRole('alert')
      .getByText(/no hay conexión|sin conexión/i)
      .waitFor();
    await page.locator('article').first().waitFor();
    await page.unroute('**/widget/inbox.js*');

    await page.route('**/v1/notices?*', (route) => route.abort());
    await openInbox(page, 'Bandeja de entrada');
    const alert = page.locator('.inbox').getByRole('alert');
    await alert.getByText('No se puede conectar con el servidor.').waitFor();
    await keepPicture(page, 'widget-inbox-unreachable-es');
    expect(await widgetAxeFaults(page)).to.deep.equal([]);
    await page.unroute('**/v1/notices?*');
    await alert.getByRole('button').click();
    await page.locator('.inbox-entry').first().waitFor();
    expect(await alert.count()).to.equal(0);
    await context.close();
    expect(faults).to.deep.equal([]);
  });

  for (const locale of LOCALES)
    it(`speaks ${locale} in the chat, on a narrow phone`, async () => {
      const faults: string[] = [];
      const { resolution, widget } = wordsOf(locale);
      const context = await browser.newContext({ viewport: { width: 390, height: 780 }, locale });
      const { page, open } = await visit(context, `${shop.url}?signed-in&lang=${locale}`, faults);
      await open();
      await page.getByRole('button', { name: new RegExp(`^${widget.more}`) }).click();
      await page.getByRole('menuitem', { name: new RegExp(`^${widget.inbox}`) }).click();
      await page.getByRole('region', { name: resolution.inbox.title }).waitFor();
      await page.locator('.inbox-entry').first().waitFor();
      expect(await overflow(page)).to.equal(0);
      await keepPicture(page, `widget-inbox-view-${locale}`);
      await page.getByRole('button', { name: resolution.inbox.backToChat }).click();
      await page.locator('textarea.write').waitFor();
      await context.close();
      expect(faults).to.deep.equal([]);
    });
});

/** What the pages and the widget say. */
const wordsOf = (locale: Locale) =>
  JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf8')) as typeof en;

async function openInbox(page: Page, name: string): Promise<void> {
  await page.locator('.menu > .plain').nth(1).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('region', { name }).waitFor();
}

/** Of what has the focus within the widget. */
const activeText = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.textContent;
  });

const unreadOf = async ({ buyer }: Stage) => (await buyer.get<{ unread: number }>('/v1/notices/unread')).body.unread;

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 100) throw new Error('it does not come to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
