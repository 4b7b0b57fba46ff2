import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { accept, axeFaults, type Caller, caller, openDesk, overflow, signInto, watchFaults } from './desk-page.ts';

const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const ZOOMED = { viewport: { width: 640, height: 360 } } as const;

describe('canned replies at the desk, in a browser', function () {
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
  async function repliesAs(email: string, options: BrowserContextOptions = {}, chosen = ''): Promise<Page> {
    const page = await (await context(options)).newPage();
    watchFaults(page, faults);
    if (options.locale !== undefined)
      await page.addInitScript((locale) => localStorage.setItem('kaunter.locale', locale), options.locale);
    page.setDefaultTimeout(10_000);
    await signInto(page, `${server.url}/desk#replies${chosen}`, email);
    await page.locator('.canned-item').first().waitFor({ state: 'attached' });
    return page;
  }
  const english = (page: Page) => page.locator('.canned-language').filter({ has: page.locator('textarea[lang=en]') });
  const save = (page: Page) => page.locator('.canned-foot button[type=submit]').click();
  const saved = (page: Page) => page.locator('.canned-status', { hasText: 'Saved' }).waitFor();

  it('are written by a supervisor, reach an open desk at once, and wait there for what nobody knows', async () => {
    const desk = await openDesk(await context(), server.url, faults);
    const shopper = await call('en', 'where is my parcel');
    const column = await accept(desk, shopper.id);
    const page = await repliesAs('admin@example.com', {}, '/+');
    await page.locator('.canned-place .field input').fill('Parcels');
    await english(page).locator('input').fill('Late parcel');
    await english(page).locator('textarea').fill('Order {{order}} is late, {{colour}}.');
    await save(page);
    await page.locator('.callout-danger', { hasText: '{{colour}}' }).waitFor();
    await english(page).locator('textarea').fill('Order {{order}} is late.');
    await save(page);
    await saved(page);
    await page.locator('.canned-folder', { hasText: 'Parcels' }).locator('.canned-item', { hasText: 'Late' }).waitFor();

    const box = column.locator('.composer-box');
    await box.fill('/late');
    await column.locator('.reply', { hasText: 'Late parcel' }).waitFor();
    await box.press('Enter');
    await column.locator('.composer-unfilled', { hasText: '{{order}}' }).waitFor();
    await keepPicture(desk, 'canned-unfilled');
    await box.press('Enter');
    expect(await column.locator('.row-agent').count(), 'nobody is sent a placeholder').to.equal(0);
    const said = shopper.client.next('message:new', ({ message }) => message.author.kind === 'agent');
    // The placeholder is selected: what is typed takes its place.
    await desk.keyboard.type('AC-1009');
    await box.press('Enter');
    expect((await said).message.text).to.equal('Order AC-1009 is late.');
    await page.reload();
    await page.locator('.canned-foot', { hasText: 'Used in 1 chat' }).waitFor();
  });

  it('show both texts where two save at once, and bring back what was deleted', async () => {
    const one = await repliesAs('admin@example.com', {}, '/photos');
    const second = await repliesAs('admin@example.com', {}, '/photos');
    await second.locator('.canned-editor').waitFor();
    await english(one).locator('textarea').fill('First.');
    await english(second).locator('textarea').fill('Second.');
    await save(one);
    await saved(one);
    await save(second);
    const conflict = second.locator('.canned-conflict');
    await conflict.locator('blockquote', { hasText: 'First.' }).waitFor();
    expect(await english(second).locator('textarea').inputValue()).to.equal('Second.');
    await keepPicture(second, 'canned-conflict');
    await conflict.locator('button').last().click();
    await saved(second);
    await second.locator('.canned-history summary').click();
    await second.locator('.canned-history li', { hasText: 'First.' }).waitFor();
    expect(await second.locator('.canned-history li').count()).to.equal(3);
    await keepPicture(second, 'canned-history');

    await second.getByRole('button', { name: 'Delete', exact: true }).click();
    await second.locator('.canned-item', { hasText: 'Second.' }).waitFor({ state: 'detached' });
    await second.getByRole('button', { name: 'Undo' }).click();
    await second.locator('.canned-item', { hasText: 'Second.' }).waitFor();
  });

  it('are an agent’s own to write; what is everybody’s they read', async () => {
    const page = await repliesAs('agent@example.com', {}, '/hello');
    await page.locator('.canned-editor .callout').waitFor();
    expect(await page.locator('.canned-foot').count()).to.equal(0);
    await page.goto(`${server.url}/desk#replies/+`);
    await english(page).locator('input').fill('Mine');
    await english(page).locator('textarea').fill('Only I say this.');
    await save(page);
    await page.locator('.canned-item', { hasText: 'Only I say this.' }).waitFor();
    const other = await repliesAs('admin@example.com');
    expect(await other.locator('.canned-item', { hasText: 'Only I say this.' }).count()).to.equal(0);
  });

  it('leave a message alone that only looks like a command, and say so where a language is missing', async () => {
    const desk = await openDesk(await context(), server.url, faults);
    const shopper = await call('es', 'dónde está mi paquete');
    const column = await accept(desk, shopper.id);
    const box = column.locator('.composer-box');
    const said = shopper.client.next('message:new', ({ message }) => message.author.kind === 'agent');
    await box.fill('/close the window first');
    await box.press('Enter');
    expect((await said).message.text).to.equal('/close the window first');
    await box.fill('/note call them back');
    await box.press('Enter');
    await column.locator('.composer-note').waitFor();
    expect(await box.inputValue()).to.equal('call them back');
    await desk.keyboard.press('Alt+n');
    await box.fill('/transfer');
    await box.press('Escape');
    expect(await box.inputValue(), 'Esc keeps the text').to.equal('/transfer');
    await box.fill('/transfe');
    await box.press('Enter');
    await desk.locator('dialog').waitFor();
    await desk.keyboard.press('Escape');
    await box.fill('/article reembolso');
    await column.locator('.reply').first().waitFor();
    await keepPicture(desk, 'canned-article');
    await box.press('Enter');
    expect(await box.inputValue()).to.match(/\n.+: http\S+\/help\/es\//);
  });

  it('suggests articles for the last question, by key, and finds what can be done by name', async () => {
    const desk = await openDesk(await context(), server.url, faults);
    const shopper = await call('en', 'how long does a refund take');
    const column = await accept(desk, shopper.id);
    await column.locator('.suggestions button').first().waitFor();
    await keepPicture(desk, 'desk-suggestions');
    expect(await axeFaults(desk)).to.deep.equal([]);
    await desk.keyboard.press('Alt+s');
    await desk.keyboard.press('Enter');
    await column.locator('.suggestions').waitFor({ state: 'detached' });
    expect(await column.locator('.composer-box').inputValue()).to.match(/\n.+: http\S+\/help\/en\//);
    expect(await column.locator('.row-agent').count(), 'nothing is sent by itself').to.equal(0);
    await desk.keyboard.press('Control+k');
    await desk.locator('.palette-entry').first().waitFor();
    expect(await axeFaults(desk)).to.deep.equal([]);
    await keepPicture(desk, 'desk-palette');
    await desk.keyboard.type('transfer');
    await desk.keyboard.press('Enter');
    await desk.locator('dialog textarea').waitFor();
    await keepPicture(desk, 'desk-transfer-note');
    expect(await axeFaults(desk)).to.deep.equal([]);
  });

  for (const [name, options] of [
    ['1280', DESKTOP],
    ['390-vi', { ...PHONE, locale: 'vi' }],
    ['zoomed-zh-Hant', { ...ZOOMED, locale: 'zh-Hant' }],
  ] as const) {
    it(`can be read and edited at ${name}`, async () => {
      const found: string[] = [];
      const page = await repliesAs('admin@example.com', options);
      const look = async (state: string) => {
        await keepPicture(page, `canned-${name}-${state}`);
        found.push(...(await axeFaults(page)).map((fault) => `${state}: ${fault}`));
        if ((await overflow(page)) > 0) found.push(`${state}: wider than the window`);
      };
      await look('list');
      await page.locator('.canned-item').first().click();
      await page.locator('.canned-editor').waitFor();
      await look('editor');
      expect(found).to.deep.equal([]);
    });
  }
});
