import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { startServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { type Network, openNetwork, openShop, type ShopPage, visit, type WidgetView } from './widget-page.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

/** A server, a network that can break, and a shop on an origin of its own: what the widget stands in. */
export interface WidgetStand {
  readonly server: TestServer;
  readonly network: Network;
  readonly shop: ShopPage;
  readonly browser: Browser;
  /** Errors that pages reported; a test that leaves any behind fails. */
  readonly faults: string[];
  /** A new shopper on the shop's page. */
  shopper(options?: BrowserContextOptions, lang?: string): Promise<WidgetView>;
  /** Another page of the same browser. */
  anotherTab(widget: WidgetView): Promise<WidgetView>;
  /** The shopper's texts as a fresh page reads them from the server. */
  storedTexts(widget: WidgetView): Promise<string[]>;
  /** A context that is closed after the test. */
  context(options: BrowserContextOptions): Promise<BrowserContext>;
  /** Closes what a single test opened beside the common things. */
  afterTest(close: () => Promise<void>): void;
  /** The server dies at once, as by a power cut. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** Sets the stand up and down with the hooks of the enclosing `describe`; it may be used inside the tests. */
export function widgetStand(): WidgetStand {
  let server: TestServer;
  let browser: Browser;
  let network: Network;
  let shop: ShopPage;
  const faults: string[] = [];
  const closers: (() => Promise<void>)[] = [];

  before(async () => {
    server = await startServer();
    network = await openNetwork(server.url);
    shop = await openShop(network.url);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await shop?.close();
    await network?.close();
    await server?.stop();
    server?.discard();
  });
  afterEach(async () => {
    network.mend();
    for (const close of closers.splice(0)) await close();
    expect(faults.splice(0), 'errors that the page reported').to.deep.equal([]);
  });

  const stand: WidgetStand = {
    get server() {
      return server;
    },
    get network() {
      return network;
    },
    get shop() {
      return shop;
    },
    get browser() {
      return browser;
    },
    faults,
    async context(options) {
      const context = await browser.newContext(options);
      closers.push(() => context.close());
      return context;
    },
    async shopper(options = {}, lang = 'en') {
      const context = await stand.context({ viewport: { width: 1280, height: 800 }, locale: lang, ...options });
      return visit(context, `${shop.url}?lang=${lang}`, faults);
    },
    anotherTab: (widget) => visit(widget.page.context(), widget.page.url(), faults),
    async storedTexts(widget) {
      const fresh = await stand.anotherTab(widget);
      if (!(await fresh.panel.isVisible())) await fresh.open();
      await fresh.mine.first().waitFor();
      const texts = await fresh.mine.locator('.bubble').allInnerTexts();
      await fresh.page.close();
      return texts;
    },
    afterTest: (close) => void closers.push(close),
    kill: () => server.kill(),
    async restart() {
      server = await server.restart();
    },
  };
  return stand;
}

/** Class of the element that has the focus, in the page or in the widget. */
export function focusedClass({ page }: WidgetView): Promise<string> {
  return page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return inner?.className ?? '';
  });
}
