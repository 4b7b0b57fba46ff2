import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { signedHeaders } from '../../transport/signed-calls.ts';
import { raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { mime } from '../support/mails/samples.ts';
import { openBrowser } from './browser.ts';
import { axeFaults, openDesk } from './desk-page.ts';

const SECRET = 'a-secret-that-both-sides-know-well';
const PATH = '/v1/mail/inbound';
const WORDS = '我的罐子破了，請幫我看看。';
const QUOTED = '> Your request is noted';

describe('a mail at the desk', function () {
  this.timeout(90_000);
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    stage = await raiseStage('auracart', { MAIL_REPLY_TO: 'support@example.com', MAIL_INBOUND_SECRET: SECRET });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  it('shows its own words in the chat, and all of it one press away, also where that failed at first', async () => {
    const text = `${WORDS}\n\nOn Tue, 3 Nov 2026, AuraCart <support@example.com> wrote:\n${QUOTED}`;
    const mail = { text, subject: '罐子', id: 'whole', from: 'Mei <mei@example.net>', to: 'support@example.com' };
    const raw = mime(mail);
    const headers = signedHeaders(SECRET, stage.at(), 'POST', PATH, raw);
    const taken = await fetch(stage.url + PATH, { method: 'POST', body: new Uint8Array(raw), headers });
    expect(await taken.json()).to.deep.equal({ outcome: 'ticket' });

    const context = await browser.newContext({ viewport: { width: 390, height: 780 } });
    await context.addInitScript(() => localStorage.setItem('kaunter.locale', 'vi'));
    const faults: string[] = [];
    const page = await openDesk(context, stage.url, faults);
    await page.getByRole('button', { name: 'Nhận' }).first().click();
    const bubble = page.locator('article, .bubble, .message').filter({ hasText: WORDS }).first();
    await bubble.waitFor();
    expect(await page.getByText(QUOTED).count()).to.equal(0);
    const mails = '**/v1/conversations/*/mails/*';
    await page.route(mails, (route) => route.abort());
    await page.getByRole('button', { name: 'Toàn bộ email' }).click();
    const dialog = page.locator('dialog[open]');
    const again = dialog.getByRole('button', { name: 'Thử lại' });
    await again.waitFor();
    await page.unroute(mails);
    await again.click();
    await dialog.getByText(QUOTED).waitFor();
    expect(await dialog.innerText()).to.include('mei@example.net · 罐子');
    expect(await axeFaults(page)).to.deep.equal([]);
    await context.close();
  });
});
