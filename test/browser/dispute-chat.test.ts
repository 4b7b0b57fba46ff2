import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { partyScreen, picture } from './case-pages.ts';
import { chatStand } from './chat-stand.ts';
import { axeFaults, openDesk } from './desk-page.ts';
import type { WidgetView } from './widget-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

describe('a dispute opened in the chat', function () {
  this.timeout(120_000);
  const stand = chatStand();
  const { chat } = stand;
  const press = (widget: WidgetView, name: string | RegExp) =>
    widget.page.locator('.actions .pill').filter({ hasText: name }).first().click();
  const says = (widget: WidgetView, text: string | RegExp) => widget.theirs.filter({ hasText: text }).last().waitFor();

  /** A photograph by the paper clip. */
  async function photographs(widget: WidgetView): Promise<void> {
    await widget.page.locator('input[type=file]').setInputFiles(await picture(widget.page));
    await widget.page.locator('.tray-file').waitFor();
    await widget.page.locator('progress').waitFor({ state: 'detached' });
    await widget.field.press('Enter');
    await says(widget, 'broken-lid.jpg');
  }

  it('takes all from one sentence, survives a question, a reload and a change, and opens once (English)', async () => {
    const widget = await chat('en');
    await widget.ask('my order AC-1009 came with a broken lid, I want half my money back');
    await says(widget, 'photo or video');
    await photographs(widget);

    await widget.ask('how long does a refund take?');
    await widget.page.locator('.card .article').first().waitFor();
    await widget.page.reload();
    await says(widget, 'broken-lid.jpg');
    await press(widget, 'Go on');
    await says(widget, '32.45');
    await keepPicture(widget.page, 'chat-review-en');

    await press(widget, 'Change something');
    await press(widget, 'Amount');
    await widget.ask('RM 20');
    await says(widget, '20.00');
    // Twice before the page has drawn anything, as an impatient finger does it.
    await widget.page.waitForFunction(() => {
      const root = document.querySelector('kaunter-widget')?.shadowRoot;
      const send = [...(root?.querySelectorAll<HTMLButtonElement>('.actions .pill') ?? [])].find((pill) =>
        pill.textContent?.includes('Send the dispute'),
      );
      send?.click();
      send?.click();
      return send !== undefined;
    });
    await says(widget, /KD-[\w-]+/);
    const { disputes } = await stand.stage.buyer.lists('state=respondent-review');
    expect(await widget.mine.filter({ hasText: 'Send the dispute' }).count(), 'said once').to.equal(1);
    expect(disputes.map(({ orderId, reason }) => [orderId, reason])).to.deep.equal([['AC-1009', 'damaged']]);
    await keepPicture(widget.page, 'chat-opened-en');

    const number = disputes[0]?.number ?? '';
    const href = (await widget.page.locator(`a[href*="/resolution/${number}"]`).last().getAttribute('href')) ?? '';
    const center = await partyScreen(
      stand.browser,
      new URL(href, stand.stage.url).href,
      { locale: 'en' },
      stand.faults,
    );
    await center.becomes('respondent-review');
    expect(await center.page.locator('.offers-buyer .offer-terms').textContent()).to.contain('20.00');
    expect(await center.page.locator('.gallery .piece').count()).to.equal(1);

    // What the other side then does can be asked for in the chat.
    await stand.stage
      .seller('Kedai Dapur Mei')
      .does(number, 'offer', { terms: { kind: 'partial-refund', amount: 1_500 } });
    await center.becomes('negotiation');
    await widget.ask('where is my case?');
    await says(widget, /15\.00/);
  });

  it('lets the order be picked from cards and asks one thing at a time (Vietnamese, on a phone)', async () => {
    const widget = await chat('vi', { ...PHONE, colorScheme: 'dark' });
    await widget.ask('tôi muốn mở khiếu nại');
    await press(widget, 'AC-1027');
    await press(widget, 'Stoneware mug');
    await keepPicture(widget.page, 'chat-reasons-vi-390-dark');
    await press(widget, 'Thiếu hàng');
    await says(widget, 'Bạn kể ngắn gọn');
    await widget.ask('Trong hộp chỉ có ba cái cốc.');
    // Of four, one is missing: "only three" is not how many it is about.
    await press(widget, '1');
    await press(widget, 'Hoàn tiền một phần');
    await widget.page.locator('.actions .pill', { hasText: '11,00' }).waitFor();
    await widget.ask('10');
    await press(widget, 'Bỏ qua');
    await says(widget, '10,00');
    await keepPicture(widget.page, 'chat-review-vi-390-dark');
    await press(widget, 'Gửi khiếu nại');
    await says(widget, /KD-[\w-]+/);
    expect((await stand.stage.buyer.lists()).disputes.map(({ orderId }) => orderId)).to.include('AC-1027');
  });

  it('hands the half-filled form to a person, and goes on with it afterwards (Chinese)', async () => {
    const desk = await openDesk(
      await stand.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' }),
      stand.stage.url,
      stand.faults,
    );
    const widget = await chat('zh-Hant');
    // The conversation is that of the shopper before, in Vietnamese.
    await widget.page.evaluate(() => window.Kaunter?.setLocale('zh-TW'));
    await widget.page.getByPlaceholder('輸入訊息…').waitFor();
    await widget.ask('我的訂單AC-1027破了');
    await says(widget, /訂單 ?AC-1027/);
    await widget.page.getByRole('button', { name: '找專人' }).first().click();
    await desk.locator('.offer').first().waitFor();
    await desk.keyboard.press('Alt+a');
    const form = desk.locator('.packet-form');
    await form.waitFor();
    expect(await form.textContent()).to.contain('AC-1027');
    expect(await axeFaults(desk)).to.deep.equal([]);
    await keepPicture(desk, 'chat-form-at-desk');
    await desk.getByRole('button', { name: 'Return to the assistant' }).click();
    await desk.locator('dialog[open] button[type=submit]').click();
    await widget.page.locator('.strip').getByRole('button', { name: '找專人' }).waitFor();
    await widget.ask('繼續');
    await says(widget, '回到您的爭議');
    await widget.page.locator('.actions .pill', { hasText: 'Electric kettle' }).waitFor();
    await keepPicture(widget.page, 'chat-resumed-zh');
  });
});
