import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { keepPicture } from './browser.ts';
import { axeFaults, overflow, signInto } from './desk-page.ts';
import { DESKTOP, PHONE, pageStage } from './page-stage.ts';

const LOOKS = [
  ['en', 'en', DESKTOP],
  ['vi-phone', 'vi', PHONE],
  ['zh-Hant-dark', 'zh-Hant', { ...DESKTOP, colorScheme: 'dark' }],
  ['id-phone-dark', 'id', { ...PHONE, colorScheme: 'dark' }],
] as const;

describe('the pages around the chat, in a browser', function () {
  this.timeout(60_000);
  const stage = pageStage();

  async function open(path: string, options: BrowserContextOptions = {}, locale = 'en'): Promise<Page> {
    const page = await stage.newPage(options, locale);
    await page.goto(`${stage.url}${path}`);
    return page;
  }

  describe('the demo shop', () => {
    it('asks the chat for the shopper when something to try is chosen', async () => {
      const page = await open('/');
      await page.locator('kaunter-widget').waitFor({ state: 'attached' });
      await page.locator('.try-ask').first().click();
      const question = page.locator('kaunter-widget').getByText('How long does a refund take?');
      await question.first().waitFor();
    });

    it('shows orders in three currencies to the demo shopper, and none to a guest', async () => {
      const page = await open('/', {}, 'vi');
      await page.locator('.order').first().waitFor();
      const totals = (await page.locator('.order-total strong').allInnerTexts()).join(' ');
      expect(totals).to.match(/₫/).and.match(/RM/).and.match(/US\$/);
      expect(await page.locator('script[data-kaunter]').getAttribute('data-identity-url')).to.equal(
        '/v1/demo/identity',
      );
      await page.locator('.account button').click();
      await page.locator('p.orders-state').waitFor();
      expect(await page.locator('.order').count()).to.equal(0);
      expect(await page.locator('script[data-kaunter]').getAttribute('data-identity-url')).to.equal(null);
    });

    it('leads from an order that has come, or should have, to its return, and to the cases', async () => {
      const page = await open('/', PHONE, 'es');
      const order = page.locator('.order', { hasText: 'AC-1009' });
      await order.waitFor();
      expect(await page.locator('.order', { hasText: 'AC-1021' }).locator('a').count(), 'not sent yet').to.equal(0);
      expect(await overflow(page)).to.equal(0);
      await order.getByRole('link', { name: 'Devolución' }).click();
      await page.locator('.option:has(:checked)', { hasText: 'Glass storage jar' }).waitFor();
      await page.goBack();
      await page.locator('.shop-nav a[href^="/resolution"]').click();
      await page.locator('.empty').waitFor();
    });

    it('leads a search to the help center, in the page’s language', async () => {
      const page = await open('/', {}, 'es');
      await page.locator('#shop-search').fill('reembolso');
      await page.locator('#shop-search').press('Enter');
      await page.waitForURL('**/help/es/search?q=reembolso');
      expect(await page.locator('.articles li').count()).to.be.greaterThan(0);
    });

    for (const [name, locale, options] of LOOKS) {
      it(`has no fault that axe finds, and fits its window (${name})`, async () => {
        const page = await open('/', options, locale);
        await page.locator('.order').first().waitFor();
        await keepPicture(page, `shop-${name}`);
        expect(await axeFaults(page)).to.deep.equal([]);
        expect(await overflow(page)).to.equal(0);
        expect(await page.locator('html').getAttribute('lang')).to.equal(locale);
      });
    }
  });

  describe('the help center', () => {
    it('works without any script: topic, article, language, search', async () => {
      const page = await open('/help/en/', { javaScriptEnabled: false });
      await page.locator('.topics a', { hasText: 'Returns and refunds' }).click();
      await page.locator('.articles a', { hasText: 'How to request a return or refund' }).click();
      expect(await page.locator('h1').innerText()).to.equal('How to request a return or refund');
      await page.locator('.languages summary').click();
      await page.locator('.languages a', { hasText: 'Tiếng Việt' }).click();
      expect(page.url()).to.match(/\/help\/vi\/request-return-refund$/);
      await page.locator('input[type=search]').fill('chưa nhận được hàng');
      await page.locator('input[type=search]').press('Enter');
      await page.locator('.articles a').first().click();
      expect(await page.locator('.prose').innerText()).to.have.length.greaterThan(100);
    });

    for (const [name, locale, options] of LOOKS) {
      for (const [kind, path] of [
        ['home', ''],
        ['topic', 'topics/returns-refunds'],
        ['article', 'request-return-refund'],
        ['search', 'search?q=refund'],
        ['missing', 'no-such-article'],
      ] as const) {
        it(`has no fault that axe finds, and fits its window (${kind}, ${name})`, async () => {
          const page = await open(`/help/${locale}/${path}`, options, locale);
          await keepPicture(page, `help-${kind}-${name}`);
          expect(await axeFaults(page)).to.deep.equal([]);
          expect(await overflow(page)).to.equal(0);
        });
      }
    }
  });

  describe('the article editor', () => {
    async function edit(
      locale: string,
      slug: string,
      options: BrowserContextOptions = {},
      reader = 'en',
    ): Promise<Page> {
      const page = await open('/editor', options, reader);
      await signInto(page, `${stage.url}/editor#${locale}/${slug}`, 'editor@example.com');
      await page.locator('.form').waitFor();
      return page;
    }
    const title = (page: Page) => page.locator('.form-row input');
    const publish = (page: Page) => page.locator('.form-actions .button-main');

    it('publishes a change, which the help center then shows', async () => {
      const page = await edit('en', 'wallet-top-up');
      await title(page).fill('Putting money into AuraWallet');
      await publish(page).click();
      await page.getByText('Published as revision 2').waitFor();
      await page.goto(`${stage.url}/help/en/wallet-top-up`);
      expect(await page.locator('h1').innerText()).to.equal('Putting money into AuraWallet');
    });

    it('previews what the text will look like, and lets no script of it run', async () => {
      const page = await edit('en', 'wallet-withdraw');
      await page.locator('.body-box').fill('**Bold** <img src=x onerror="document.title=1"> [x](javascript:alert(1))');
      await page.locator('.preview strong', { hasText: 'Bold' }).waitFor();
      expect(await page.locator('.preview img, .preview a[href^="javascript"]').count()).to.equal(0);
    });

    it('keeps a draft over a reload, and gives the published text back when it is discarded', async () => {
      const page = await edit('es', 'escrow');
      const before = await title(page).inputValue();
      await title(page).fill('Un borrador');
      page.on('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.locator('.form').waitFor();
      expect(await title(page).inputValue()).to.equal('Un borrador');
      await page.locator('.form-actions .button').first().click();
      await page.locator('dialog .button-main').click();
      expect(await title(page).inputValue()).to.equal(before);
    });

    it('shows both texts when somebody else has published meanwhile, and overwrites only when told', async () => {
      const mine = await edit('vi', 'change-of-mind');
      const theirs = await edit('vi', 'change-of-mind');
      await title(theirs).fill('Của họ');
      await publish(theirs).click();
      await theirs.getByText('Published as revision 2').waitFor();
      await title(mine).fill('Của tôi');
      await publish(mine).click();
      await mine.locator('.conflict').waitFor();
      await keepPicture(mine, 'editor-conflict');
      expect(await axeFaults(mine)).to.deep.equal([]);
      expect(await mine.locator('.conflict-text strong').allInnerTexts()).to.deep.equal(['Của tôi', 'Của họ']);
      await mine.locator('dialog .button-main').click();
      await mine.getByText('Published as revision 3').waitFor();
      expect(await title(mine).inputValue()).to.equal('Của tôi');
    });

    it('refuses a question that is in the list, and says where the article stands for another', async () => {
      const page = await edit('en', 'track-order');
      const known = await page.locator('.phrasings li span').first().innerText();
      const panel = (heading: string) => page.locator('.panel', { has: page.locator(heading) });
      const list = panel('#phrasings');
      await list.locator('input').fill(known.toUpperCase());
      await list.locator('.button').press('Enter');
      expect(await list.locator('.field-error').innerText()).to.not.equal('');
      const tried = panel('#try').locator('input');
      await tried.fill(known);
      await tried.press('Enter');
      await page.locator('.try-hit-own').waitFor();
    });

    it('shows what single paragraphs are asked, which goes along when one is written anew, and is lost with none', async () => {
      const page = await edit('en', 'add-evidence');
      const panel = page.locator('.panel', { has: page.locator('#passages') });
      const paragraph = panel.locator('.passage', { hasText: 'If you cannot get' });
      const asked = await paragraph.locator('.count').innerText();
      expect(Number(asked)).to.be.above(5);
      await paragraph.locator('summary').click();
      await panel.scrollIntoViewIfNeeded();
      await keepPicture(page, 'editor-passages');
      // Nothing half under the head of the form.
      await page.locator('.form-row input').scrollIntoViewIfNeeded();
      expect(await axeFaults(page)).to.deep.equal([]);
      const body = page.locator('.body-box');
      const text = await body.inputValue();
      await body.fill(text.replace('If you cannot get', 'Where you do not get'));
      expect(
        await panel.locator('.passage', { hasText: 'Where you do not get' }).locator('.count').innerText(),
      ).to.equal(asked);
      await body.fill(text.replace(/If you cannot get[^\n]*\n\n/, ''));
      await panel.locator('.passage-lost').waitFor();
      await keepPicture(page, 'editor-passages-lost');
      await panel.locator('.passage-lost select').selectOption({ index: 1 });
      expect(await panel.locator('.passage-lost').count()).to.equal(0);
    });

    it('keeps the beginnings of paragraphs within their card on a phone (Chinese)', async () => {
      const page = await edit('zh-Hant', 'add-evidence', PHONE);
      const panel = page.locator('.panel', { has: page.locator('#passages') });
      await panel.locator('.passage summary').nth(1).click();
      expect(await panel.evaluate((card) => card.scrollWidth - card.clientWidth)).to.equal(0);
      expect(await panel.locator('.passage-opens').first().innerText()).to.not.match(/[[\]*]/);
      await keepPicture(page, 'editor-passages-zh-Hant-phone');
    });

    it('asks before it leaves what is not published', async () => {
      const page = await edit('en', 'escrow');
      await title(page).fill('Changed');
      await page.locator('.language-tab').nth(3).click();
      await page.locator('dialog').waitFor();
      await page.locator('dialog .button-main').click();
      expect(await title(page).inputValue()).to.equal('Changed');
    });

    for (const [name, locale, options] of LOOKS) {
      it(`has no fault that axe finds, and fits its window (${name})`, async () => {
        const page = await edit('vi', 'refund-time', options, locale);
        await page.locator('.preview .prose').waitFor();
        await keepPicture(page, `editor-${name}`);
        expect(await axeFaults(page)).to.deep.equal([]);
        expect(await overflow(page)).to.equal(0);
      });
    }
  });
});
