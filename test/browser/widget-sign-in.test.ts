import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { visit } from './widget-page.ts';
import { PHONE, widgetStand } from './widget-stand.ts';

describe('a guest who asks about an order', function () {
  this.timeout(120_000);
  const stand = widgetStand();

  for (const [locale, question, button, options] of [
    ['vi', 'đơn hàng của tôi đâu rồi?', 'Đăng nhập', PHONE],
    ['zh-Hant', '我的訂單到哪裡了？', '登入', PHONE],
    ['en', 'where is my order?', 'Sign in', { viewport: { width: 1280, height: 800 } }],
  ] as const)
    it(`signs in by a button and gets the answer from the order (${locale})`, async () => {
      const context = await stand.context({ ...options, locale });
      const login = `${stand.shop.url}?lang=${locale}&signed-in`;
      const widget = await visit(
        context,
        `${stand.shop.url}?lang=${locale}&sign-in=${encodeURIComponent(login)}`,
        stand.faults,
      );
      await widget.open();
      await widget.ask(question);
      const signIn = widget.page.getByRole('button', { name: button, exact: true });
      await signIn.waitFor();
      await keepPicture(widget.page, `sign-in-${locale}`);
      expect(await axeFaults(widget.page)).to.deep.equal([]);
      expect(await overflow(widget.page)).to.equal(0);
      await signIn.click();
      await widget.page.waitForURL(login);
      await widget.page.locator('.order-card').first().waitFor();
      await keepPicture(widget.page, `signed-in-${locale}`);
      expect(await widget.mine.count(), 'the question of before, and that they have signed in').to.equal(2);
    });

  it('does so in the middle of proving an order, where the page itself has asked to be told', async () => {
    const context = await stand.context({ viewport: { width: 1280, height: 800 }, locale: 'en' });
    const widget = await visit(context, stand.server.url, stand.faults);
    await widget.page.getByRole('button', { name: 'Browse as a guest' }).click();
    await widget.page.getByRole('button', { name: 'Sign in as demo shopper' }).waitFor();
    await widget.open();
    await widget.ask('where is my order?');
    await widget.page.getByRole('button', { name: 'Look up my order' }).click();
    await widget.theirs.filter({ hasText: 'type the number of your order' }).waitFor();
    await widget.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await widget.page.locator('.order-card').first().waitFor();
    expect(await widget.mine.last().innerText()).to.contain('Sign in');
  });

  it('has no such button where the page does not say how, and is told in words', async () => {
    const widget = await stand.shopper();
    await widget.open();
    await widget.ask('where is my order?');
    await widget.page.getByRole('button', { name: 'How do I sign in?' }).click();
    await widget.theirs.filter({ hasText: 'Sign in at the top of the shop’s page' }).waitFor();
    expect(await widget.page.getByRole('button', { name: 'Sign in', exact: true }).count()).to.equal(0);
  });
});
