import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { chatStand } from './chat-stand.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { PHONE } from './widget-stand.ts';

describe('orders in the chat', function () {
  this.timeout(120_000);
  const stand = chatStand();
  const { chat } = stand;

  it('are cards that the keyboard picks; what is asked about the one is answered from it', async () => {
    const widget = await chat('en');
    const { page } = widget;
    await widget.ask('where is my order?');
    const cards = page.locator('button.order-card');
    await cards.first().waitFor();
    expect(await cards.count()).to.be.within(2, 10);
    await keepPicture(page, 'orders-several');
    const number = /AC-\d+/.exec(await cards.first().innerText())?.[0] ?? 'none';
    await cards.first().focus();
    await page.keyboard.press('Enter');
    await widget.theirs.filter({ hasText: number }).last().waitFor();
    expect(await cards.count(), 'what was picked can be picked no more').to.equal(0);
    const focus = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className ?? '');
    expect(focus, 'the shopper goes on typing').to.contain('write');
  });

  for (const [locale, question] of [
    ['vi', 'đơn hàng của tôi đâu rồi?'],
    ['zh-Hant', '我的訂單到哪裡了？'],
  ] as const)
    it(`fit a phone, without a fault that axe finds (${locale})`, async () => {
      const { page, ask } = await chat(locale, PHONE);
      await ask(question);
      await page.locator('.order-card').first().waitFor();
      await keepPicture(page, `orders-phone-${locale}`);
      expect(await axeFaults(page)).to.deep.equal([]);
      expect(await overflow(page)).to.equal(0);
    });
});
