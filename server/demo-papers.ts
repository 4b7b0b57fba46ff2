import { DEMO_SEEDS, type DemoSeed } from '../disputes/marketplace/demo-orders.ts';
import { DEMO_COURIER, type DemoActs } from '../disputes/marketplace/demo-shop-orders.ts';
import { format } from '../locales/format.ts';
import { words } from '../locales/words.ts';
import { GOODS_DRAWINGS } from '../protocol/demo-goods.ts';
import { CodedError } from '../protocol/error-codes.ts';
import type { Instant } from '../protocol/instant.ts';
import { DEFAULT_LOCALE, type Locale, nearestLocale } from '../protocol/locale.ts';
import { formatMoney } from '../protocol/money/format-money.ts';
import type { Call, Reply, Route } from '../transport/route.ts';

const DAY = 86_400_000;

/** What the demo shop's orders link to: where a parcel is, an invoice, pictures of the goods. */
export function demoPaperRoutes(shop: DemoActs, now: () => Instant): Route[] {
  const paper = (write: (seed: DemoSeed, locale: Locale) => string) => (call: Call) => {
    const seed = DEMO_SEEDS.find(({ id }) => id === call.path.id);
    if (seed === undefined) throw new CodedError('order_not_found');
    const locale = nearestLocale(languageOf(call)) ?? DEFAULT_LOCALE;
    return page(locale, write(seed, locale));
  };
  return [
    {
      method: 'GET',
      path: '/v1/demo/orders/:id/tracking',
      permission: 'public',
      handle: paper((seed, locale) => tracking(seed, locale, now(), shop)),
    },
    {
      method: 'GET',
      path: '/v1/demo/orders/:id/invoice',
      permission: 'public',
      handle: paper((seed, locale) => invoice(seed, locale)),
    },
    {
      method: 'GET',
      path: '/v1/demo/goods/:name',
      permission: 'public',
      handle: ({ path }) => picture(path.name ?? ''),
    },
  ];
}

/** The language that the browser asks for first. */
function languageOf({ request }: Call): string {
  return String(request.headers['accept-language'] ?? '').split(/[,;]/)[0] ?? '';
}

function picture(file: string): Reply {
  const name = file.replace(/\.svg$/, '');
  const drawing = Object.hasOwn(GOODS_DRAWINGS, name) ? GOODS_DRAWINGS[name] : undefined;
  if (drawing === undefined) throw new CodedError('order_not_found');
  const [soft, line] = drawing;
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" rx="12" fill="#e3f0ee"/><path d="${soft}" fill="#b9d9d4"/><path d="${line}" fill="none" stroke="#0f5c5a" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return { status: 200, headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }, body };
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function tracking(seed: DemoSeed, locale: Locale, at: Instant, shop: DemoActs): string {
  const text = words(locale).shop.papers;
  const day = (days: number) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'Asia/Kuala_Lumpur' }).format(
      at - (seed.daysAgo - days) * DAY,
    );
  const { parcel, deliveredAfter } = seed;
  const steps = [
    format(text.paid, { date: day(0) }),
    ...(parcel === undefined
      ? []
      : [format(text.sent, { courier: DEMO_COURIER, date: day(Math.min(1, seed.daysAgo)) })]),
    deliveredAfter === undefined
      ? format(text.waiting, { date: day(seed.promisedAfter) })
      : format(text.delivered, { date: day(deliveredAfter) }),
  ];
  const shown = shop.isCancelled(seed.id) ? [words(locale).shop.orders.cancelled] : steps;
  return `<h1>${escaped(format(text.tracking, { number: parcel ?? seed.id }))}</h1><ol>${shown
    .map((step) => `<li>${escaped(step)}</li>`)
    .join('')}</ol><p class="quiet">${escaped(text.demo)}</p>`;
}

function invoice({ id, seller, items, currency }: DemoSeed, locale: Locale): string {
  const text = words(locale).shop.papers;
  const money = (minor: number) => escaped(formatMoney({ currency, minor }, locale));
  const rows = items.map(
    ({ title, quantity, price }) =>
      `<tr><td lang="en">${escaped(title)}</td><td>${quantity}</td><td>${money(price * quantity)}</td></tr>`,
  );
  const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  return `<h1>${escaped(format(text.invoice, { id }))}</h1><p>${escaped(format(text.seller, { seller }))}</p>
<table><thead><tr><th>${text.item}</th><th>${text.quantity}</th><th>${text.price}</th></tr></thead>
<tbody>${rows.join('')}</tbody><tfoot><tr><th colspan="2">${text.total}</th><td>${money(total)}</td></tr></tfoot></table>
<p class="quiet">${escaped(text.demo)}</p>`;
}

const STYLE = `body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:#1b2928;background:#f7f5f0}
h1{font-size:1.4rem}table{width:100%;border-collapse:collapse}th,td{padding:.6rem .4rem;text-align:start;border-bottom:1px solid #e2ddd2}
tfoot th,tfoot td{font-weight:650;border:0}li{margin:.4rem 0}.quiet{color:#55625f;font-size:.9rem}`;

function page(locale: Locale, content: string): Reply {
  const title = /<h1>(.*?)<\/h1>/.exec(content)?.[1] ?? '';
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      vary: 'accept-language',
    },
    body: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style><main>${content}</main></html>`,
  };
}
