import { expect } from 'chai';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Locale } from '../../protocol/locale.ts';
import { raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { openBrowser } from './browser.ts';
import { openShop, type ShopPage, visit, type WidgetView } from './widget-page.ts';

/** A whole process with its demo orders, and a shop whose page signs the demo's shopper in. */
export interface ChatStand {
  readonly stage: Stage;
  readonly browser: Browser;
  /** Errors that pages reported; a test that leaves any behind fails. */
  readonly faults: string[];
  /** The shopper's chat in a browser of its own, open. */
  chat(locale: Locale, options?: BrowserContextOptions): Promise<WidgetView>;
}

/** Sets the stand up and down with the hooks of the enclosing `describe`; it may be used inside the tests. */
export function chatStand(): ChatStand {
  let stage: Stage;
  let shop: ShopPage;
  let browser: Browser;
  const faults: string[] = [];
  before(async () => {
    stage = await raiseStage('auracart');
    shop = await openShop(stage.url);
    browser = await openBrowser();
  });
  afterEach(() => expect(faults.splice(0)).to.deep.equal([]));
  after(async () => {
    await browser.close();
    await shop.close();
    await stage.close();
  });
  return {
    get stage() {
      return stage;
    },
    get browser() {
      return browser;
    },
    faults,
    async chat(locale, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale, ...options });
      const widget = await visit(context, `${shop.url}?signed-in&lang=${locale}`, faults);
      await widget.open();
      return widget;
    },
  };
}
