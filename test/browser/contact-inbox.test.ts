import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import es from '../../locales/es.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import zhHant from '../../locales/zh-Hant.json' with { type: 'json' };
import { DAY, raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { clientId } from '../flow/transcript.ts';
import { newAgent } from '../support/clients.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { axeFaults, overflow } from './desk-page.ts';

const PHONE = { viewport: { width: 390, height: 780 } };

describe('the contact form and the inbox, on a phone', function () {
  this.timeout(120_000);
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    stage = await raiseStage('auracart');
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  async function isSound(page: Page, name: string): Promise<void> {
    await keepPicture(page, name);
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(await overflow(page)).to.equal(0);
  }

  it('is sent signed in with an order picked, is answered by an agent, and the answer is in the inbox until it is read', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await page.goto(`${stage.url}/help/zh-Hant/contact`);
    const order = page.locator('select#contact-order');
    await order.waitFor();
    expect(await page.locator('.contact-guest').isVisible(), 'who is signed in is not asked who they are').to.equal(
      false,
    );
    await isSound(page, 'contact-form-zh-Hant');
    await order.selectOption('AC-1009');
    await page.getByLabel('主題').selectOption('returns-refunds');
    await page.getByLabel('您的問題').fill('蓋子破了，希望換新品。');
    await page.getByRole('button', { name: '送出' }).click();
    await page.getByRole('heading', { name: '已收到您的訊息' }).waitFor();
    await isSound(page, 'contact-sent-zh-Hant');

    await page.getByRole('link', { name: '開啟收件匣' }).click();
    const entry = page.locator('.inbox-entry', { hasText: 'AC-1009' });
    await entry.getByText('等候回覆').waitFor();
    await isSound(page, 'inbox-waiting-zh-Hant');

    const agent = await newAgent(stage.url);
    const [ticket] = (await stage.buyer.get<{ tickets: { conversationId: string }[] }>('/v1/inbox/tickets')).body
      .tickets;
    const conversationId = ticket?.conversationId ?? '';
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: '新品明天寄出。' });
    agent.close();
    await page.reload();
    await entry.getByText('新品明天寄出。').waitFor();
    await page.getByRole('link', { name: /收件匣 1/ }).waitFor();
    await entry.getByRole('button', { name: '開啟對話' }).click();
    await page.getByRole('dialog').getByText('新品明天寄出。').waitFor();
    await page.waitForTimeout(500);
    await page.goto(`${stage.url}/inbox?lang=zh-Hant`);
    await entry.getByText('已回覆').waitFor();
    expect(await page.locator('.inbox-new').count(), 'read in the chat').to.equal(0);
    await context.close();
  });

  it('asks who they are of a reader whose session the server does not know', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const forged = Buffer.from(JSON.stringify({ verified: true, name: 'Call 555 0100' })).toString('base64url');
    const until = new Date(Date.now() + DAY).toISOString();
    const refused = page.waitForResponse(/\/v1\/orders/);
    await page.goto(`${stage.url}/help/en/contact#session=${forged}.x&until=${until}`);
    expect((await refused).status()).to.equal(401);
    await page.getByLabel('Your e-mail address').waitFor();
    expect(await page.locator('main').innerText()).to.not.include('555');
    await page.getByLabel('Your e-mail address').fill('mai@example.com');
    await page.getByLabel('Topic').selectOption('orders');
    await page.getByLabel('Your message').fill('It came broken.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(/T-[0-9A-F]{10}/).waitFor();
    await context.close();
  });

  it('works without script, and keeps what was typed where something is wrong', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${stage.url}/help/vi/contact`);
    await page.getByLabel('Nội dung').fill('Nắp hộp bị vỡ.');
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
    expect(await page.getByLabel('Nội dung').inputValue()).to.equal('Nắp hộp bị vỡ.');
    await page.getByLabel('Địa chỉ email của bạn').fill('mai@example.com');
    await page.getByLabel('Chủ đề').selectOption('orders');
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.getByText(/T-[0-9A-F]{10}/).waitFor();
    await context.close();
  });

  it('let readers choose in the inbox how they are told, from a letter too, and keep it', async () => {
    for (const [locale, { resolution }, timezoneId, zone] of [
      ['es', es, 'America/Mexico_City', /hora .*central/],
      ['vi', vi, 'Asia/Ho_Chi_Minh', /Giờ Đông Dương/],
      ['zh-Hant', zhHant, 'Asia/Taipei', /台北/],
    ] as const) {
      const { heading, quiet, from, to, save, saved, tooLong, needed } = resolution.inbox.told;
      const context = await browser.newContext({ ...PHONE, timezoneId });
      const page = await context.newPage();
      await page.goto(`${stage.url}/inbox?lang=${locale}#told`);
      await page.getByText(heading).waitFor();
      await page.getByLabel(needed).check();
      await page.getByLabel(quiet).uncheck();
      await page.getByLabel(quiet).check();
      await page.getByText(zone).waitFor();
      await page.getByLabel(from, { exact: true }).fill('08:00');
      await page.getByLabel(to, { exact: true }).fill('07:00');
      await page.getByRole('button', { name: save }).click();
      await page.getByText(tooLong).waitFor();
      await page.getByLabel(from, { exact: true }).fill('23:15');
      await page.getByRole('button', { name: save }).click();
      await page.getByText(saved).waitFor();
      await isSound(page, `inbox-told-${locale}`);
      await page.goto(`${stage.url}/inbox?lang=${locale}`);
      await page.reload();
      await page.getByText(heading).click();
      expect(await page.getByLabel(needed).isChecked()).to.equal(true);
      expect(await page.getByLabel(from, { exact: true }).inputValue()).to.equal('23:15');
      await context.close();
    }
  });
});
