import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { focusedClass, PHONE, widgetStand } from './widget-stand.ts';

describe('the widget in a browser', function () {
  this.timeout(60_000);
  const stand = widgetStand();

  const questions = [
    ['en', 'how long does a refund take', 'Talk to a person'],
    ['vi', 'khi nào tôi nhận được tiền hoàn', 'Gặp nhân viên'],
    ['zh-Hant', '退款要多久才會收到', '找專人'],
  ] as const;
  for (const [lang, question, person] of questions) {
    it(`answers a question in ${lang}, on a page of another origin`, async () => {
      const widget = await stand.shopper(lang === 'vi' ? PHONE : {}, lang);
      await widget.open();
      await widget.page.getByRole('button', { name: person }).first().waitFor();
      await widget.ask(question);
      await widget.page.locator('.card .article').first().waitFor();
      const href = await widget.page.locator('.card .article').first().getAttribute('href');
      expect(href).to.match(new RegExp(`^${stand.network.url}/help/${lang}/`));
      await keepPicture(widget.page, `widget-answer-${lang}`);
      await widget.page.locator('.helped .pill').first().click();
      await widget.page.locator('.helped [role=status]').waitFor();
    });
  }

  it('goes on after a reload, with the draft and the panel as they were', async () => {
    const widget = await stand.shopper();
    await widget.open();
    await widget.ask('where is my parcel');
    await widget.theirs.nth(1).waitFor();
    await widget.field.fill('half a sentence');
    await widget.page.reload();
    await widget.theirs.nth(1).waitFor();
    expect(await widget.mine.locator('.bubble').allInnerTexts()).to.deep.equal(['where is my parcel']);
    expect(await widget.field.inputValue()).to.equal('half a sentence');
  });

  it('stays at the beginning of a reply that does not fit, until the shopper goes on', async () => {
    const widget = await stand.shopper({ viewport: { width: 1280, height: 480 } });
    const { page } = widget;
    await widget.open();
    await widget.ask('how do i request a return or refund');
    await page.locator('.card').waitFor();
    await page.locator('.jump').waitFor();
    const log = await page.locator('.log').boundingBox();
    const reply = await widget.theirs.last().boundingBox();
    expect(reply?.y).to.be.within(log?.y ?? 0, (log?.y ?? 0) + 20);
    await keepPicture(page, 'widget-long-reply');
    await page.locator('.jump').click();
    await page.locator('.jump').waitFor({ state: 'detached' });
    await widget.ask('thanks');
    await widget.theirs.nth(2).waitFor();
    expect(await page.locator('.jump').count()).to.equal(0);
  });

  it('obeys the page: opens, asks, changes the language, tells of unread messages, closes', async () => {
    const widget = await stand.shopper();
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
    const second = await stand.anotherTab(widget);
    await second.open();
    await second.ask('如何更改密碼');
    await page.waitForFunction(() => Number(document.body.dataset.unread) > 0);
  });

  it('shows a refused message with its reason, to be tried again or deleted', async () => {
    const widget = await stand.shopper();
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
    const widget = await stand.shopper();
    await widget.open();
    await widget.page.getByRole('button', { name: /^Language/ }).click();
    await widget.page.getByRole('menuitemradio', { name: 'Español' }).click();
    await widget.page.getByPlaceholder('Escribe un mensaje…').waitFor();
    await widget.page.reload();
    await widget.page.getByPlaceholder('Escribe un mensaje…').waitFor();

    const other = await stand.shopper();
    await other.open();
    await other.ask('tôi muốn hoàn tiền cho đơn hàng bị hỏng');
    await other.page.getByPlaceholder('Nhập tin nhắn…').waitFor();
  });

  it('works by keyboard alone', async () => {
    const widget = await stand.shopper();
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
    const widget = await stand.shopper({}, 'zh-Hant');
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
});
