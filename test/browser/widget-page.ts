import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import type { BrowserContext, Locator, Page } from 'playwright-core';

/** A shop's page with the widget's script tag, on an origin of its own. */
export interface ShopPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves pages with nothing but a link and the script tag; `?lang=` is the page's language, `?signed-in` the demo's shopper, `?sign-in=` where guests sign in. */
export async function openShop(serverUrl: string): Promise<ShopPage> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
    if (pathname === '/identity') {
      const identity = await fetch(`${serverUrl}/v1/demo/identity`);
      response.setHeader('content-type', 'application/json');
      response.end(await identity.text());
      return;
    }
    const identity = searchParams.has('signed-in') ? ' data-identity-url="/identity"' : '';
    const login = searchParams.get('sign-in')?.replace(/["&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
    const signIn = login === undefined ? '' : ` data-sign-in-url="${login}"`;
    const lang = (searchParams.get('lang') ?? 'en').replace(/[^\w-]/g, '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="${lang}"><head><title>Shop</title><meta name="viewport" content="width=device-width">` +
        `</head><body><main><h1>Shop</h1><p><a href="#x">A link of the page</a></p></main>` +
        `<script src="${serverUrl}/widget.js" data-kaunter${identity}${signIn}></script></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

/** A network between page and server that can break. */
export interface Network {
  readonly url: string;
  /** Every connection breaks, and no new one comes about. */
  cut(): void;
  /** Connections stay open and carry nothing any more, as after a change of network. */
  freeze(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openNetwork(serverUrl: string): Promise<Network> {
  const { hostname, port } = new URL(serverUrl);
  let cut = false;
  let frozen = new WeakSet<Socket>();
  const open = new Set<Socket>();
  const proxy = createTcpServer((near) => {
    if (cut) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (chunk) => frozen.has(from) || to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const breakAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut() {
      cut = true;
      breakAll();
    },
    freeze() {
      frozen = new WeakSet(open);
    },
    mend() {
      cut = false;
    },
    close() {
      breakAll();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}

/** The widget as a shopper sees it. */
export interface WidgetView {
  readonly page: Page;
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly field: Locator;
  readonly mine: Locator;
  readonly theirs: Locator;
  open(): Promise<void>;
  ask(text: string): Promise<void>;
}

/** Opens a page with the widget and fails on any error that the page reports. */
export async function visit(context: BrowserContext, url: string, faults: string[]): Promise<WidgetView> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
  await page.goto(url);
  return viewOf(page);
}

function viewOf(page: Page): WidgetView {
  const panel = page.getByRole('dialog');
  const field = page.locator('textarea.write');
  const launcher = page.locator('button.launcher');
  return {
    page,
    launcher,
    panel,
    field,
    mine: page.locator('article.mine'),
    theirs: page.locator('article.theirs'),
    async open() {
      await launcher.click();
      await page.locator('article').first().waitFor();
    },
    async ask(text) {
      await field.fill(text);
      await field.press('Enter');
    },
  };
}
