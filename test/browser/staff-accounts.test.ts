import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { signIn } from '../support/clients.ts';
import { keepPicture } from './browser.ts';
import { axeFaults, overflow, signInto } from './desk-page.ts';
import { DESKTOP, PHONE, pageStage } from './page-stage.ts';

describe('the accounts page, in a browser', function () {
  this.timeout(120_000);
  const stage = pageStage();

  async function reader(options: BrowserContextOptions = DESKTOP, locale = 'en'): Promise<Page> {
    const page = await stage.newPage(options, locale);
    page.setDefaultTimeout(20_000);
    return page;
  }
  async function admin(options?: BrowserContextOptions, locale?: string): Promise<Page> {
    const page = await reader(options, locale);
    await signInto(page, `${stage.url}/staff`, 'admin@example.com');
    await page.locator('.account').first().waitFor();
    return page;
  }
  const card = (page: Page, email: string) => page.locator('.account', { hasText: email });

  it('adds somebody by a link, with which they choose a password and sign in', async () => {
    const page = await admin();
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.locator('dialog input[type=email]').fill('lan@shop.example');
    await page.locator('dialog input[type=text]').first().fill('Lan');
    await page.locator('dialog .option', { hasText: 'Mediator' }).click();
    await page.locator('dialog .languages .check', { hasText: 'Tiếng Việt' }).click();
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.locator('dialog button[type=submit]').click();
    const url = await page.locator('dialog input[readonly]').inputValue();
    expect(url).to.match(/\/staff#password=[\w-]{43}$/);
    await page.keyboard.press('Escape');
    expect(await card(page, 'lan@shop.example').textContent())
      .to.include('No password yet')
      .and.include('Tiếng Việt');

    const theirs = await reader(PHONE, 'vi');
    await theirs.goto(url);
    await theirs.locator('input[name=password]').fill('mật khẩu rất dài');
    expect(theirs.url()).not.to.include('password=');
    expect(await axeFaults(theirs)).to.deep.equal([]);
    await theirs.locator('button[type=submit]').click();
    await theirs.locator('.callout-good').waitFor();
    await signIn(stage.url, 'lan@shop.example', 'mật khẩu rất dài');

    const again = await reader();
    await again.goto(url);
    await again.locator('input[name=password]').fill('another long password');
    await again.locator('button[type=submit]').click();
    await again.locator('.callout-danger', { hasText: 'used or has expired' }).waitFor();
  });

  it('changes roles, switches off and on, and says why the last admin stays', async () => {
    const page = await admin();
    await page.getByRole('button', { name: 'Change: Minh' }).click();
    await page.locator('dialog .option', { hasText: 'Editor' }).click();
    await page.locator('dialog input[type=number]').fill('7');
    await page.locator('dialog button[type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await card(page, 'agent2@example.com').textContent())
      .to.include('Editor')
      .and.include('Chats at once: 7');

    const cookie = await signIn(stage.url, 'agent2@example.com');
    await page.getByRole('button', { name: 'Switch off: Minh' }).click();
    await page.locator('dialog button[type=submit]').click();
    await card(page, 'agent2@example.com').locator('.tag', { hasText: 'Off' }).waitFor();
    expect((await fetch(`${stage.url}/v1/staff/session`, { headers: { cookie } })).status).to.equal(401);
    await page.getByRole('button', { name: 'Switch on: Minh' }).click();
    await page.getByRole('button', { name: 'Switch off: Minh' }).waitFor();

    await page.getByRole('button', { name: 'Switch off: Sari' }).click();
    await page.locator('dialog button[type=submit]').click();
    await page.locator('dialog .callout-danger', { hasText: 'last admin' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await card(page, 'admin@example.com').textContent()).to.include('Switch off');
  });

  it('finds by name, says when nobody fits, and when the server is away; others are kept out', async () => {
    const page = await admin();
    await page.locator('input[type=search]').fill('lucí');
    expect(await page.locator('.account').count()).to.equal(1);
    await page.locator('input[type=search]').fill('nobody like that');
    await page.getByText('Nobody fits the search.').waitFor();

    await page.route('**/v1/staff/accounts', (route) => route.abort());
    await page.reload();
    await page.locator('[role=alert]').waitFor();
    await page.unroute('**/v1/staff/accounts');
    await page.locator('[role=alert] button').click();
    await page.locator('.account').first().waitFor();

    const agent = await reader();
    await signInto(agent, `${stage.url}/staff`, 'agent@example.com');
    await agent.locator('.callout-caution').waitFor();
    expect(await agent.locator('.account').count()).to.equal(0);
  });

  for (const [name, locale, options] of [
    ['desktop-vi', 'vi', DESKTOP],
    ['390-vi', 'vi', PHONE],
    ['desktop-zh-Hant-dark', 'zh-Hant', { ...DESKTOP, colorScheme: 'dark' }],
    ['390-zh-Hant', 'zh-Hant', PHONE],
    ['390-es', 'es', PHONE],
  ] as const)
    it(`fits its window and has no barrier: ${name}`, async () => {
      const page = await admin(options, locale);
      expect(await axeFaults(page)).to.deep.equal([]);
      expect(await overflow(page)).to.equal(0);
      await keepPicture(page, `accounts-${name}`);
      await page.locator('.staff-head .button-main').click();
      await page.locator('dialog[open]').waitFor();
      expect(await axeFaults(page)).to.deep.equal([]);
      expect(await overflow(page)).to.equal(0);
      await keepPicture(page, `accounts-form-${name}`);
    });
});
