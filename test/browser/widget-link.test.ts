import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { visit } from './widget-page.ts';
import { widgetStand } from './widget-stand.ts';

describe('the widget on a bad network, and in two tabs', function () {
  this.timeout(60_000);
  const stand = widgetStand();

  it('sends once, after the network is back, what was written without it', async () => {
    const widget = await stand.shopper();
    await widget.open();
    stand.network.cut();
    await widget.ask('written while offline');
    await widget.page.locator('.banner').waitFor();
    expect(await widget.page.locator('.delivery.sending').count()).to.equal(1);
    await keepPicture(widget.page, 'widget-offline');
    stand.network.mend();
    const sent = widget.page.locator('.bubble.sent');
    // The page also comes back by itself, and the button goes with the banner.
    const pressed = widget.page.locator('.banner .pill').click();
    await Promise.race([pressed.catch(() => undefined), sent.waitFor()]);
    await sent.waitFor();
    expect(await stand.storedTexts(widget)).to.deep.equal(['written while offline']);
  });

  it('loses nothing when the page is reloaded while the network is down', async () => {
    const widget = await stand.shopper();
    await widget.open();
    await widget.ask('hello');
    await widget.page.locator('.bubble.sent').waitFor();
    stand.network.cut();
    await widget.ask('written before the reload');
    await widget.page.locator('.bubble.sending').waitFor();
    stand.network.mend();
    await widget.page.reload();
    await widget.page.locator('.bubble.sent', { hasText: 'written before the reload' }).waitFor();
    expect(await stand.storedTexts(widget)).to.deep.equal(['hello', 'written before the reload']);
  });

  it('notices a link that is open and dead when the browser tells of another network', async () => {
    const widget = await stand.shopper();
    await widget.open();
    stand.network.freeze();
    await widget.ask('into a dead line');
    await widget.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await widget.page.locator('.bubble.sent').waitFor();
    expect(await stand.storedTexts(widget)).to.deep.equal(['into a dead line']);
  });

  it('goes on by itself after the server was killed, with each message once', async () => {
    const widget = await stand.shopper();
    await widget.open();
    await widget.ask('before the kill');
    await widget.page.locator('.bubble.sent').waitFor();
    await stand.kill();
    await widget.ask('while it is dead');
    await widget.page.locator('.bubble.sending').waitFor();
    await stand.restart();
    await widget.page.locator('.bubble.sent', { hasText: 'while it is dead' }).waitFor({ timeout: 30_000 });
    expect(await stand.storedTexts(widget)).to.deep.equal(['before the kill', 'while it is dead']);
  });

  it('shows one conversation in two tabs, with an unread badge where it is closed', async () => {
    const first = await stand.shopper();
    await first.open();
    await first.ask('one');
    await first.theirs.nth(1).waitFor();
    const second = await visit(first.page.context(), stand.shop.url, stand.faults);
    await second.launcher.waitFor();
    // As if it lay behind another window: what arrives there is not read there.
    await first.page.evaluate(() => {
      document.hasFocus = () => false;
    });
    await first.ask('how do i change my password');
    await second.page.locator('.badge:not([hidden])').waitFor();
    expect(await second.page.title()).to.match(/^\(\d+\) Shop$/);
    await second.page.bringToFront();
    await second.open();
    expect(await second.mine.locator('.bubble').allInnerTexts()).to.deep.equal(['one', 'how do i change my password']);
    await second.page.locator('.badge:not([hidden])').waitFor({ state: 'detached' });
  });
});
