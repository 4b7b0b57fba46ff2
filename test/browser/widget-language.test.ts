import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { visit, type WidgetView } from './widget-page.ts';
import { widgetStand } from './widget-stand.ts';

const FIELDS = { en: 'Write a message…', vi: 'Nhập tin nhắn…', es: 'Escribe un mensaje…' } as const;

describe('the language of the widget on pages in several languages', function () {
  this.timeout(60_000);
  const stand = widgetStand();
  const speaks = (page: Page, locale: keyof typeof FIELDS) => page.getByPlaceholder(FIELDS[locale]).waitFor();
  const address = (lang: string) => `${stand.shop.url}?signed-in&lang=${lang}`;

  /** Notes every language that the page shows the field in. */
  async function notesLanguages({ page }: WidgetView): Promise<() => Promise<readonly string[]>> {
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Reflect.set(window, 'seenFields', seen);
      const look = (): void => {
        const field = document.querySelector('kaunter-widget')?.shadowRoot?.querySelector('textarea');
        if (field) seen.add(field.placeholder);
        requestAnimationFrame(look);
      };
      look();
    });
    return () => page.evaluate(() => [...(Reflect.get(window, 'seenFields') as Set<string>)]);
  }

  it('is that of the page which a signed-in shopper opens, at once, and the bot’s from there on', async () => {
    const widget = await visit(await stand.context({ locale: 'en' }), address('en'), stand.faults);
    const { page } = widget;
    const languages = await notesLanguages(widget);
    await widget.open();
    await speaks(page, 'en');
    const greeting = await widget.theirs.first().locator('.bubble').innerText();
    await page.goto(address('vi'));
    await speaks(page, 'vi');
    expect(await widget.theirs.first().locator('.bubble').innerText(), 'what was said stays').to.equal(greeting);
    await widget.ask('xqzt');
    await widget.theirs.nth(1).locator('.bubble').waitFor();
    expect(await widget.theirs.nth(1).innerText()).to.match(/bạn|mình/i);
    expect(await languages(), 'it never showed another one').to.deep.equal([FIELDS.vi]);

    // What the shopper writes in goes on, on the next page in the language of this one.
    await widget.ask('¿cómo puedo rastrear mi pedido y cuánto tarda en llegar?');
    await speaks(page, 'es');
    await page.goto(address('vi'));
    await speaks(page, 'es');
    expect(await languages()).to.deep.equal([FIELDS.es]);
  });

  it('is in all tabs that of the page opened last', async () => {
    const first = await visit(await stand.context({ locale: 'en' }), address('en'), stand.faults);
    await first.open();
    const second = await visit(first.page.context(), address('vi'), stand.faults);
    await second.open();
    await speaks(second.page, 'vi');
    await speaks(first.page, 'vi');
    stand.network.cut();
    stand.network.mend();
    await first.page.locator('.strip').first().waitFor();
    await speaks(first.page, 'vi');
    await speaks(second.page, 'vi');
    await first.page.reload();
    await speaks(first.page, 'en');
    await speaks(second.page, 'en');
  });

  it('is what the shopper chose, whatever the page', async () => {
    const widget = await visit(await stand.context({ locale: 'en' }), address('en'), stand.faults);
    const languages = await notesLanguages(widget);
    await widget.open();
    await widget.page.getByRole('button', { name: /^Language/ }).click();
    await widget.page.getByRole('menuitemradio', { name: 'Español' }).click();
    await speaks(widget.page, 'es');
    await widget.page.goto(address('vi'));
    await speaks(widget.page, 'es');
    await widget.page.evaluate(() => window.Kaunter?.setLocale('vi'));
    await widget.ask('xqzt');
    await widget.theirs.last().getByText(/¿|No /).waitFor();
    expect(await languages()).to.deep.equal([FIELDS.es]);
  });
});
