import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import sharp, { type SharpOptions } from 'sharp';
import { DEMO_PASSWORD, startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { agentAtDesk } from './widget-agent.ts';
import { type Network, openNetwork, openShop, type ShopPage, visit, type WidgetView } from './widget-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the widget in a browser', function () {
  this.timeout(60_000);
  let server: TestServer;
  let browser: Browser;
  let network: Network;
  let shop: ShopPage;
  let faults: string[] = [];
  const contexts: BrowserContext[] = [];
  /** What a single test opened beside the common things. */
  const closers: (() => Promise<void>)[] = [];

  before(async () => {
    server = await startServer();
    network = await openNetwork(server.url);
    shop = await openShop(network.url);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.close();
    await network?.close();
    await server?.stop();
    server?.discard();
  });
  afterEach(async () => {
    network.mend();
    for (const context of contexts.splice(0)) await context.close();
    for (const close of closers.splice(0)) await close();
    const found = faults;
    faults = [];
    expect(found, 'errors that the page reported').to.deep.equal([]);
  });

  async function shopper(options: BrowserContextOptions = {}, lang = 'en'): Promise<WidgetView> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: lang, ...options });
    contexts.push(context);
    return visit(context, `${shop.url}?lang=${lang}`, faults);
  }

  /** Another page of the same browser. */
  const anotherTab = (widget: WidgetView) => visit(widget.page.context(), widget.page.url(), faults);

  /** The shopper's texts as a fresh page reads them from the server. */
  async function storedTexts(widget: WidgetView): Promise<string[]> {
    const fresh = await anotherTab(widget);
    if (!(await fresh.panel.isVisible())) await fresh.open();
    await fresh.mine.first().waitFor();
    const texts = await fresh.mine.locator('.bubble').allInnerTexts();
    await fresh.page.close();
    return texts;
  }

  const questions = [
    ['en', 'how long does a refund take', 'Talk to a person'],
    ['vi', 'khi nào tôi nhận được tiền hoàn', 'Gặp nhân viên'],
    ['zh-Hant', '退款要多久才會收到', '找專人'],
  ] as const;
  for (const [lang, question, person] of questions) {
    it(`answers a question in ${lang}, on a page of another origin`, async () => {
      const widget = await shopper(lang === 'vi' ? PHONE : {}, lang);
      await widget.open();
      await widget.page.getByRole('button', { name: person }).first().waitFor();
      await widget.ask(question);
      await widget.page.locator('.card .article').first().waitFor();
      const href = await widget.page.locator('.card .article').first().getAttribute('href');
      expect(href).to.match(new RegExp(`^${network.url}/help/${lang}/`));
      await keepPicture(widget.page, `widget-answer-${lang}`);
      await widget.page.locator('.helped .pill').first().click();
      await widget.page.locator('.helped [role=status]').waitFor();
    });
  }

  it('goes on after a reload, with the draft and the panel as they were', async () => {
    const widget = await shopper();
    await widget.open();
    await widget.ask('where is my parcel');
    await widget.theirs.nth(1).waitFor();
    await widget.field.fill('half a sentence');
    await widget.page.reload();
    await widget.theirs.nth(1).waitFor();
    expect(await widget.mine.locator('.bubble').allInnerTexts()).to.deep.equal(['where is my parcel']);
    expect(await widget.field.inputValue()).to.equal('half a sentence');
  });

  it('sends once, after the network is back, what was written without it', async () => {
    const widget = await shopper();
    await widget.open();
    network.cut();
    await widget.ask('written while offline');
    await widget.page.locator('.banner').waitFor();
    expect(await widget.page.locator('.delivery.sending').count()).to.equal(1);
    await keepPicture(widget.page, 'widget-offline');
    network.mend();
    await widget.page.locator('.banner .pill').click();
    await widget.page.locator('.bubble.sent').waitFor();
    expect(await storedTexts(widget)).to.deep.equal(['written while offline']);
  });

  it('loses nothing when the page is reloaded while the network is down', async () => {
    const widget = await shopper();
    await widget.open();
    await widget.ask('hello');
    await widget.page.locator('.bubble.sent').waitFor();
    network.cut();
    await widget.ask('written before the reload');
    await widget.page.locator('.bubble.sending').waitFor();
    network.mend();
    await widget.page.reload();
    await widget.page.locator('.bubble.sent', { hasText: 'written before the reload' }).waitFor();
    expect(await storedTexts(widget)).to.deep.equal(['hello', 'written before the reload']);
  });

  it('notices a link that is open and dead when the browser tells of another network', async () => {
    const widget = await shopper();
    await widget.open();
    network.freeze();
    await widget.ask('into a dead line');
    await widget.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await widget.page.locator('.bubble.sent').waitFor();
    expect(await storedTexts(widget)).to.deep.equal(['into a dead line']);
  });

  it('goes on by itself after the server was killed, with each message once', async () => {
    const widget = await shopper();
    await widget.open();
    await widget.ask('before the kill');
    await widget.page.locator('.bubble.sent').waitFor();
    await server.kill();
    await widget.ask('while it is dead');
    await widget.page.locator('.bubble.sending').waitFor();
    server = await server.restart();
    await widget.page.locator('.bubble.sent', { hasText: 'while it is dead' }).waitFor({ timeout: 30_000 });
    expect(await storedTexts(widget)).to.deep.equal(['before the kill', 'while it is dead']);
  });

  it('obeys the page: opens, asks, changes the language, tells of unread messages, closes', async () => {
    const widget = await shopper();
    const { page } = widget;
    await page.evaluate(() => {
      window.Kaunter?.on('unread', (count) => {
        // Read in the other tab a moment later: what counts is that it was told.
        if (Number(count) > 0) document.body.dataset.unread = String(count);
      });
      window.Kaunter?.ask('how long does a refund take');
    });
    await page.locator('.card').waitFor();
    await page.evaluate(() => window.Kaunter?.setLocale('zh-TW'));
    await page.getByPlaceholder('輸入訊息…').waitFor();
    await page.evaluate(() => {
      document.hasFocus = () => false;
      window.Kaunter?.close();
    });
    await widget.panel.waitFor({ state: 'hidden' });
    const second = await anotherTab(widget);
    await second.open();
    await second.ask('如何更改密碼');
    await page.waitForFunction(() => Number(document.body.dataset.unread) > 0);
  });

  it('shows one conversation in two tabs, with an unread badge where it is closed', async () => {
    const first = await shopper();
    await first.open();
    await first.ask('one');
    await first.theirs.nth(1).waitFor();
    const second = await visit(first.page.context(), shop.url, faults);
    await second.launcher.waitFor();
    // As if it lay behind another window: what arrives there is not read there.
    await first.page.evaluate(() => {
      document.hasFocus = () => false;
    });
    await first.ask('how do i change my password');
    await second.page.locator('.badge:not([hidden])').waitFor();
    expect(await second.page.title()).to.match(/^\(\d+\) Shop$/);
    await second.page.bringToFront();
    await second.open();
    expect(await second.mine.locator('.bubble').allInnerTexts()).to.deep.equal(['one', 'how do i change my password']);
    await second.page.locator('.badge:not([hidden])').waitFor({ state: 'detached' });
  });

  it('shows a refused message with its reason, to be tried again or deleted', async () => {
    const widget = await shopper();
    await widget.open();
    await widget.page.evaluate(() => window.Kaunter?.ask('x'.repeat(4_001)));
    await widget.page.getByText('too long').waitFor();
    await keepPicture(widget.page, 'widget-failed');
    await widget.page.getByRole('button', { name: 'Try again' }).click();
    await widget.page.getByText('too long').waitFor();
    await widget.page.getByRole('button', { name: 'Delete' }).click();
    expect(await widget.mine.count()).to.equal(0);
  });

  it('changes its language by hand and keeps it, and follows the language that is written', async () => {
    const widget = await shopper();
    await widget.open();
    await widget.page.getByRole('button', { name: /^Language/ }).click();
    await widget.page.getByRole('menuitemradio', { name: 'Español' }).click();
    await widget.page.getByPlaceholder('Escribe un mensaje…').waitFor();
    await widget.page.reload();
    await widget.page.getByPlaceholder('Escribe un mensaje…').waitFor();

    const other = await shopper();
    await other.open();
    await other.ask('tôi muốn hoàn tiền cho đơn hàng bị hỏng');
    await other.page.getByPlaceholder('Nhập tin nhắn…').waitFor();
  });

  it('sends a picture and a PDF with progress, and refuses a program by its content', async () => {
    const widget = await shopper();
    await widget.open();
    const noise = { create: { width: 900, height: 700, channels: 3, background: '#2a7', noise: { type: 'gaussian' } } };
    const picture = await sharp(noise as SharpOptions)
      .png()
      .toBuffer();
    const client = await widget.page.context().newCDPSession(widget.page);
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 400_000,
    });
    await widget.page.locator('input[type=file]').setInputFiles([
      { name: 'broken cup.png', mimeType: 'image/png', buffer: picture },
      { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: PDF },
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('MZ\x90\x00 this is a program') },
    ]);
    await widget.page.waitForFunction(() => {
      const bars = document.querySelector('kaunter-widget')?.shadowRoot?.querySelectorAll('progress') ?? [];
      return [...bars].some((bar) => bar.value > 0 && bar.value < 1);
    });
    await keepPicture(widget.page, 'widget-upload');
    await widget.page.locator('.tray-file.failed .trouble-words').waitFor();
    await widget.page.getByRole('button', { name: 'Remove photo.png' }).click();
    await widget.page.locator('progress').first().waitFor({ state: 'detached' });
    await widget.field.press('Enter');
    await widget.page.locator('.attachment.picture img').waitFor();
    await widget.page.locator('a.attachment.chip').waitFor();
    await widget.page.reload();
    await widget.page.waitForFunction(() => {
      const image = document.querySelector('kaunter-widget')?.shadowRoot?.querySelector('.attachment img');
      return image instanceof HTMLImageElement && image.naturalWidth > 0;
    });
    await keepPicture(widget.page, 'widget-attachments');
  });

  it('hands over to a person and back: place, name, typing, read, end, rating', async () => {
    const agent = await agentAtDesk(server.url, DEMO_PASSWORD);
    try {
      const widget = await shopper();
      await widget.open();
      // Nobody takes it yet: the agent signs on after the shopper waits.
      await agent.request('presence:set', { state: 'online', capacity: 1 });
      await widget.page.getByRole('button', { name: 'Talk to a person' }).first().click();
      const conversationId = await agent.accepted;
      await widget.page.getByText(/You are talking with/).waitFor();
      await widget.ask('hello, person');
      await agent.request('typing:set', { conversationId, typing: true });
      await widget.page.locator('.typing').waitFor();
      await agent.request('message:send', { conversationId, clientId: 'a1', text: 'Hello! <b>Let me look.</b>' });
      await widget.page.getByText('Hello! <b>Let me look.</b>').waitFor();
      expect(await widget.page.locator('.typing').count()).to.equal(0);
      await agent.request('message:read', { conversationId, seq: 1_000 });
      await keepPicture(widget.page, 'widget-agent');
      await widget.page.getByRole('button', { name: 'End chat' }).click();
      await widget.page.getByText('End this chat?').waitFor();
      await widget.page.getByRole('button', { name: 'End chat' }).click();
      await widget.page.getByText('How was this chat?').waitFor();
      await widget.page.getByRole('radio', { name: 'Great' }).check({ force: true });
      await widget.page.getByLabel('Would you like to add anything?').fill('Quick and kind.');
      await keepPicture(widget.page, 'widget-rating');
      await widget.page.getByRole('button', { name: 'Send rating' }).click();
      await widget.page.getByText('Thank you for your rating.').waitFor();
      await widget.page.getByRole('button', { name: 'Talk to a person' }).first().waitFor();
    } finally {
      await agent.leave();
    }
  });

  it('tells the place in line while nobody takes the chat, and goes back to the assistant', async () => {
    const agent = await agentAtDesk(server.url, DEMO_PASSWORD, false);
    try {
      await agent.request('presence:set', { state: 'online', capacity: 1 });
      const widget = await shopper({}, 'vi');
      await widget.open();
      await widget.page.getByRole('button', { name: 'Gặp nhân viên' }).first().click();
      await widget.page.locator('.strip').getByText('Bạn là người tiếp theo').waitFor();
      await keepPicture(widget.page, 'widget-queue-vi');
      await widget.page.getByRole('button', { name: 'Quay lại trợ lý' }).click();
      await widget.page.locator('.strip').getByRole('button', { name: 'Gặp nhân viên' }).waitFor();
      expect(await focusedClass(widget)).to.contain('write');
    } finally {
      await agent.leave();
    }
  });

  it('promises a time where no person is there', async () => {
    const day = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('en', { weekday: 'short' }).toLowerCase();
    const closed = await startServer({ env: { SUPPORT_HOURS: `${day} 09:00-18:00` } });
    const itsShop = await openShop(closed.url);
    closers.push(async () => {
      await itsShop.close();
      await closed.stop();
      closed.discard();
    });
    const context = await browser.newContext({ ...PHONE, colorScheme: 'dark' });
    contexts.push(context);
    const widget = await visit(context, `${itsShop.url}?lang=es`, faults);
    await widget.open();
    await widget.page.locator('.strip').getByText('Nuestro equipo atiende').waitFor();
    await widget.page.locator('.strip').getByRole('button', { name: 'Hablar con una persona' }).click();
    await widget.page
      .locator('.strip')
      .getByText(/respuesta antes del/)
      .waitFor();
    await keepPicture(widget.page, 'widget-ticket-es');
  });

  it('brings a guest’s chat along to the sign-in, and leaves nothing of it to the next guest', async () => {
    const widget = await shopper();
    await widget.open();
    await widget.ask('asked as a guest');
    await widget.page.locator('.bubble.sent').waitFor();
    await widget.page.goto(`${shop.url}?signed-in`);
    await widget.mine.getByText('asked as a guest').waitFor();
    await widget.ask('asked after signing in');
    await widget.page.locator('.bubble.sent', { hasText: 'asked after' }).waitFor();
    await widget.field.fill('a private draft');
    await widget.page.goto(shop.url);
    await widget.theirs.first().waitFor();
    expect(await widget.mine.count()).to.equal(0);
    expect(await widget.field.inputValue()).to.equal('');
  });

  it('takes files that are dropped and pasted', async () => {
    const widget = await shopper();
    await widget.open();
    await widget.page.evaluate(() => {
      const root = document.querySelector('kaunter-widget')?.shadowRoot;
      const transfer = (name: string) => {
        const data = new DataTransfer();
        data.items.add(new File(['%PDF-1.4 '], name, { type: 'application/pdf' }));
        return data;
      };
      const bubbles = { bubbles: true, cancelable: true, composed: true };
      root
        ?.querySelector('.log')
        ?.dispatchEvent(new DragEvent('drop', { ...bubbles, dataTransfer: transfer('a.pdf') }));
      root
        ?.querySelector('.write')
        ?.dispatchEvent(new ClipboardEvent('paste', { ...bubbles, clipboardData: transfer('b.pdf') }));
    });
    await widget.page.locator('.tray-file', { hasText: 'a.pdf' }).waitFor();
    await widget.page.locator('.tray-file', { hasText: 'b.pdf' }).waitFor();
  });

  it('works by keyboard alone', async () => {
    const widget = await shopper();
    const { page } = widget;
    const focused = () => focusedClass(widget);
    for (let i = 0; i < 5 && !(await focused()).includes('launcher'); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await widget.theirs.first().waitFor();
    expect(await focused()).to.contain('write');
    await page.keyboard.type('first line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    await page.keyboard.press('Enter');
    await page.locator('.bubble.sent').waitFor();
    expect(await widget.mine.locator('.bubble').innerText()).to.equal('first line\nsecond line');

    await page.getByRole('button', { name: /^Language/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('Escribe un mensaje…').waitFor();
    await page.keyboard.press('Escape');
    await widget.panel.waitFor({ state: 'hidden' });
    expect(await focused()).to.contain('launcher');
  });

  it('does not send on the Enter that ends a composition', async () => {
    const widget = await shopper({}, 'zh-Hant');
    await widget.open();
    await widget.field.fill('你好');
    const client = await widget.page.context().newCDPSession(widget.page);
    await client.send('Input.imeSetComposition', { text: 'ㄇㄚ', selectionStart: 2, selectionEnd: 2 });
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 });
    await widget.field.dispatchEvent('keydown', { key: 'Enter', keyCode: 13, isComposing: true });
    expect(await widget.mine.count()).to.equal(0);
    await client.send('Input.insertText', { text: '嗎' });
    await widget.field.press('Enter');
    await widget.page.locator('.bubble.sent').waitFor();
    expect(await widget.mine.locator('.bubble').innerText()).to.equal('你好嗎');
  });

  for (const [name, options] of [
    ['desk-light', { colorScheme: 'light' }],
    ['desk-dark', { colorScheme: 'dark' }],
    ['phone-light', { ...PHONE, colorScheme: 'light' }],
    ['phone-dark', { ...PHONE, colorScheme: 'dark' }],
  ] as const) {
    it(`has no accessibility fault that axe finds (${name})`, async () => {
      const widget = await shopper({ ...options, reducedMotion: 'reduce' });
      await widget.open();
      await widget.ask('how long does a refund take');
      await widget.page.locator('.card').first().waitFor();
      await widget.page.evaluate(() => window.Kaunter?.ask('x'.repeat(4_001)));
      await widget.page.locator('.failure').waitFor();
      await widget.page.getByRole('button', { name: /^Language/ }).click();
      await widget.page.evaluate(axeSource);
      const violations = await widget.page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const result = await axe.run({ include: [['kaunter-widget']] }, { runOnly: tags });
        return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(violations).to.deep.equal([]);
    });
  }
});

/** Class of the element that has the focus, in the page or in the widget. */
function focusedClass({ page }: WidgetView): Promise<string> {
  return page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return inner?.className ?? '';
  });
}

/** The smallest PDF with one empty page. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
