import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { brokenJars, raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { openShop, type ShopPage, visit } from './widget-page.ts';

describe('the way from the widget to the inbox', function () {
  this.timeout(90_000);
  let stage: Stage;
  let browser: Browser;
  let shop: ShopPage;
  before(async () => {
    stage = await raiseStage('auracart');
    browser = await openBrowser();
    shop = await openShop(stage.url);
  });
  after(async () => {
    await browser.close();
    await shop.close();
    await stage.close();
  });

  it('shows how much is unread there to who is signed in, by a dot and a number, and asks once', async () => {
    const number = await brokenJars(stage);
    await stage.seller('Kedai Dapur Mei').does(number, 'offer', { terms: { kind: 'partial-refund', amount: 1_000 } });
    const { unread } = (await stage.buyer.get<{ unread: number }>('/v1/notices/unread')).body;
    expect(unread).to.be.above(0);

    const faults: string[] = [];
    const context = await browser.newContext({ viewport: { width: 390, height: 780 }, locale: 'vi' });
    const widget = await visit(context, `${shop.url}?signed-in&lang=vi`, faults);
    let asked = 0;
    widget.page.on('request', (request) => {
      if (request.method() === 'GET' && request.url().endsWith('/v1/notices/unread')) asked += 1;
    });
    await widget.open();
    const more = widget.page.getByRole('button', { name: `Tùy chọn khác (${unread} mới)` });
    await more.waitFor();
    await keepPicture(widget.page, 'widget-inbox-dot-vi');
    await more.click();
    const item = widget.page.getByRole('menuitem', { name: `Hộp thư ${unread} mới` });
    await item.waitFor();
    await keepPicture(widget.page, 'widget-inbox-count-vi');
    await widget.page.keyboard.press('Escape');
    await more.click();
    await item.waitFor();
    expect(asked).to.equal(1);
    await context.close();

    const other = await browser.newContext({ viewport: { width: 390, height: 780 }, locale: 'vi' });
    const guest = await visit(other, `${shop.url}?lang=vi`, faults);
    await guest.open();
    await guest.page.getByRole('button', { name: 'Tùy chọn khác', exact: true }).click();
    await guest.page.getByRole('menuitem', { name: 'Liên hệ' }).waitFor();
    expect(await guest.page.locator('.dot-new, .count-new').count()).to.equal(0);
    await other.close();
    expect(faults).to.deep.equal([]);
  });
});
