import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { accept, axeFaults, type Caller, caller, openDesk, overflow, signInto, watchFaults } from './desk-page.ts';

const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

describe('the agent desk in a browser', function () {
  this.timeout(60_000);
  let server: TestServer;
  let browser: Browser;
  let faults: string[] = [];
  const contexts: BrowserContext[] = [];
  const callers: Caller[] = [];

  before(async () => {
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    faults = [];
    server = await startServer();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    for (const one of callers.splice(0)) one.client.close();
    await server.stop();
    server.discard();
    expect(faults, 'errors that the page reported').to.deep.equal([]);
  });

  async function context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const opened = await browser.newContext({ ...DESKTOP, locale: 'en', reducedMotion: 'reduce', ...options });
    contexts.push(opened);
    return opened;
  }
  async function call(locale: string, question: string): Promise<Caller> {
    const one = await caller(server.url, locale, question);
    callers.push(one);
    return one;
  }

  it('refuses a wrong password in the reader’s language and keeps the e-mail that was typed', async () => {
    const page = await (await context({ locale: 'vi' })).newPage();
    watchFaults(page, faults);
    await page.goto(`${server.url}/desk`);
    await page.locator('input[name=email]').fill('agent@example.com');
    await page.locator('input[name=password]').fill('wrong');
    await page.locator('button[type=submit]').click();
    await page.locator('.callout-danger').waitFor();
    expect(await page.locator('.callout-danger').innerText()).to.match(/[ạảấậắếệốộớợ]/);
    expect(await page.locator('input[name=email]').inputValue()).to.equal('agent@example.com');
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it('shows offers and waits for as long as they last, on a device whose clock is five minutes fast', async () => {
    const fast = await context();
    await fast.clock.install({ time: new Date(Date.now() + 300_000) });
    const page = await openDesk(fast, server.url, faults);
    const shopper = await call('en', 'how long does a refund take');
    await page.locator('.offer').waitFor();
    const seconds = Number(await page.locator('.offer-time span').innerText());
    expect(seconds).to.be.within(10, 30);
    const column = await accept(page, shopper.id);
    await column.locator('.clock').waitFor();
    expect(await column.locator('.clock-left').count(), 'not overdue at once').to.equal(1);
  });

  it('has one presence in two tabs, which a reload keeps', async () => {
    const agent = await context();
    const page = await openDesk(agent, server.url, faults);
    const other = await agent.newPage();
    watchFaults(other, faults);
    await other.goto(`${server.url}/desk`);
    await other.locator('.presence-menu .dot-online').first().waitFor();
    await other.locator('.presence-menu summary').click();
    await other.locator('.presence-menu input[type=radio]').last().check();
    await page.locator('.presence-menu summary .dot-offline').waitFor();
    await other.close();
    await page.reload();
    await page.locator('.banner').waitFor({ state: 'detached' });
    await page.locator('.presence-menu summary .dot-offline').waitFor();
    // And the number of chats, as soon as the server has said it.
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.presence-menu input[type=number]')?.value === '10',
    );
  });

  it('takes a chat by keyboard alone, shows what was said, and answers with a prepared reply in the shopper’s language', async () => {
    const page = await openDesk(await context(), server.url, faults);
    const shopper = await call('vi', 'bao lâu thì nhận được tiền hoàn');
    const column = await accept(page, shopper.id);
    expect(await column.locator('.row-shopper .bubble').first().innerText()).to.equal(
      'bao lâu thì nhận được tiền hoàn',
    );
    expect(await column.locator('.row-bot').count()).to.be.greaterThan(0);
    expect(await column.locator('.packet').innerText()).to.include('Asked for a person');

    await page.keyboard.type('/');
    await column.locator('.reply').first().waitFor();
    await keepPicture(page, 'desk-prepared-replies');
    expect((await column.locator('.reply').allInnerTexts()).filter((text) => text.includes('{'))).to.deep.equal([]);
    await page.keyboard.press('ArrowDown');
    const marked = await column.locator('.reply').nth(1).locator('span').textContent();
    await page.keyboard.press('Enter');
    const prepared = await column.locator('.composer-box').inputValue();
    expect(prepared)
      .to.equal(marked)
      .and.not.match(/^\/|^$|\{/);
    const said = shopper.client.next('message:new', ({ message }) => message.author.kind === 'agent');
    await page.keyboard.press('Enter');
    expect((await said).message.text).to.equal(prepared);

    await shopper.client.ask('message:read', { conversationId: shopper.id, seq: (await said).message.seq });
    await column.locator('.row-agent .delivery', { hasText: 'Read' }).waitFor();
    await shopper.say('cảm ơn bạn');
    await column.locator('.bubble', { hasText: 'cảm ơn bạn' }).waitFor();
    expect(await column.locator('.row-agent').count()).to.equal(1);
  });

  it('keeps an internal note from the shopper', async () => {
    const page = await openDesk(await context(), server.url, faults);
    const shopper = await call('en', 'my parcel is late');
    const column = await accept(page, shopper.id);
    await page.keyboard.press('Alt+n');
    await page.keyboard.type('Looks like fraud.');
    await page.keyboard.press('Enter');
    await column.locator('.row-note:not(.row-pending)', { hasText: 'Looks like fraud.' }).waitFor();
    await page.keyboard.press('Alt+n');
    await page.keyboard.type('Hello!');
    const said = shopper.client.next('message:new', ({ message }) => message.author.kind === 'agent');
    await page.keyboard.press('Enter');
    await said;
    const log = await shopper.log();
    expect(log.filter((line) => line.includes('fraud'))).to.deep.equal([]);
    expect(log.at(-1)).to.equal('agent: Hello!');
  });

  it('sends what was written offline once, in order, when the network is back', async () => {
    const agent = await context();
    const page = await openDesk(agent, server.url, faults);
    const shopper = await call('en', 'my parcel is late');
    const column = await accept(page, shopper.id);
    await server.kill();
    await page.locator('.banner-caution').waitFor();
    for (const text of ['one', 'two']) {
      await column.locator('.composer-box').fill(text);
      await page.keyboard.press('Enter');
    }
    expect(await column.locator('.row-pending').count()).to.equal(2);
    server = await server.restart();
    await page.locator('.banner-caution').waitFor({ state: 'detached' });
    await column.locator('.row-pending').first().waitFor({ state: 'detached' });
    await column.locator('.row-pending').first().waitFor({ state: 'detached' });
    const texts = await column.locator('.row-agent .bubble').allInnerTexts();
    expect(texts).to.deep.equal(['one', 'two']);
    const agents = (await shopper.log()).filter((line) => line.startsWith('agent:'));
    expect(agents).to.deep.equal(['agent: one', 'agent: two']);
  });

  it('finds chats and half-written text again after a reload', async () => {
    const page = await openDesk(await context(), server.url, faults);
    const shopper = await call('en', 'my parcel is late');
    const column = await accept(page, shopper.id);
    await column.locator('.composer-box').fill('Half a sent');
    await page.reload();
    await column.locator('.row-shopper').first().waitFor();
    expect(await column.locator('.composer-box').inputValue()).to.equal('Half a sent');
  });

  it('keeps the text of an answer whose chat the shopper has ended', async () => {
    const page = await openDesk(await context(), server.url, faults);
    const shopper = await call('en', 'my parcel is late');
    const column = await accept(page, shopper.id);
    await column.locator('.composer-box').fill('A long and careful answer');
    await shopper.client.ask('conversation:end', { conversationId: shopper.id });
    await column.locator('.chat-over').waitFor();
    expect(await column.locator('.draft-text').innerText()).to.equal('A long and careful answer');
    await column.getByRole('button', { name: 'Remove from my desk' }).click();
    await column.waitFor({ state: 'detached' });
  });

  it('closes a chat with its outcome, and tells the shopper', async () => {
    const page = await openDesk(await context(), server.url, faults);
    const shopper = await call('en', 'my parcel is late');
    const column = await accept(page, shopper.id);
    const closed = shopper.client.next('conversation:closed', () => true);
    await page.keyboard.press('Alt+c');
    await page.getByRole('radio', { name: 'Not solved' }).check();
    await page.locator('dialog .button-main').click();
    await closed;
    await column.waitFor({ state: 'detached' });
  });

  it('sends a picture with a message', async () => {
    const page = await openDesk(await context(), server.url, faults);
    const shopper = await call('en', 'my parcel is late');
    const column = await accept(page, shopper.id);
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } });
    await column.locator('input[type=file]').setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: png });
    await column.getByRole('button', { name: /^Remove / }).waitFor();
    await column.locator('.composer-files progress').waitFor({ state: 'detached' });
    const said = shopper.client.next('message:new', ({ message }) => message.author.kind === 'agent');
    await column.getByRole('button', { name: 'Send' }).click();
    expect((await said).message.attachments?.map(({ type }) => type)).to.deep.equal(['image/png']);
    await column.locator('.attachment img').waitFor();
  });

  for (const [name, locale, options] of [
    ['en', 'en', DESKTOP],
    ['vi-phone', 'vi', PHONE],
    ['zh-Hant-dark', 'zh-Hant', { ...DESKTOP, colorScheme: 'dark' }],
    ['es-phone-dark', 'es', { ...PHONE, colorScheme: 'dark' }],
  ] as const) {
    it(`has no accessibility fault that axe finds, and fits its window, in every state (${name})`, async () => {
      const agent = await context({ ...options, locale });
      await agent.addInitScript((tag) => localStorage.setItem('kaunter.locale', tag), locale);
      const page = await openDesk(agent, server.url, faults);
      const found: string[] = [];
      const look = async (state: string): Promise<void> => {
        await keepPicture(page, `desk-${name}-${state}`);
        found.push(...(await axeFaults(page)).map((fault) => `${state}: ${fault}`));
        if ((await overflow(page)) > 0) found.push(`${state}: wider than the window`);
      };
      await look('empty');
      const first = await call('vi', 'bao lâu thì nhận được tiền hoàn');
      await page.locator('.offer').waitFor();
      await look('offer');
      const column = await accept(page, first.id);
      const second = await call('zh-Hant', '我要退貨');
      await accept(page, second.id);
      await first.say('Alo?');
      await page.locator('.badge:visible').first().waitFor();
      await look('two-chats');
      await page.keyboard.press('Alt+1');
      await column.locator('.composer-box').fill('/');
      await column.locator('.reply').first().waitFor();
      await look('replies');
      await column.locator('.composer-box').fill('');
      await page.keyboard.press('Alt+n');
      await look('note');
      for (const key of ['t', 'r', 'c']) {
        await page.keyboard.press(`Alt+${key}`);
        await page.locator('dialog').waitFor();
        await look(`dialog-${key}`);
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
      }
      await page.locator('.settings-menu summary').click();
      await look('settings');
      expect(found).to.deep.equal([]);
    });
  }

  it('lets nobody in who is no agent, and says why', async () => {
    const page = await (await context()).newPage();
    watchFaults(page, faults);
    await signInto(page, `${server.url}/desk`, 'editor@example.com');
    await page.locator('.callout-caution').waitFor();
    expect(await page.locator('.desk').count()).to.equal(0);
  });
});
