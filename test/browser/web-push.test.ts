import { expect } from 'chai';
import type { Browser, CDPSession, Page } from 'playwright-core';
import es from '../../locales/es.json' with { type: 'json' };
import { raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { clientId } from '../flow/transcript.ts';
import { newAgent } from '../support/clients.ts';
import { startPushService } from '../support/push-service.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { axeFaults, widgetAxeFaults } from './desk-page.ts';

/** A push service is the one thing that a browser without the internet has not: it is put in its place. */
function withSubscription(page: Page, subscription: object): Promise<unknown> {
  return page.addInitScript((given) => {
    let held: unknown = null;
    const made = {
      endpoint: (given as { endpoint: string }).endpoint,
      toJSON: () => given,
      async unsubscribe() {
        held = null;
        return true;
      },
    };
    PushManager.prototype.subscribe = async () => {
      held = made;
      return made as never;
    };
    PushManager.prototype.getSubscription = async () => held as never;
  }, subscription);
}

async function workerOf(session: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  return found;
}

function shownIn(page: Page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, lang }) => ({ title, body, lang }));
  });
}

describe('news while the page is closed', function () {
  this.timeout(90_000);
  let service: Awaited<ReturnType<typeof startPushService>>;
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    service = await startPushService();
    stage = await raiseStage('auracart', { PUSH_HOSTS: service.host });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await stage.close();
    await service.close();
  });

  it('are offered in the inbox, off until they are wanted, shown by the browser, and turned off again', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 780 } });
    await context.grantPermissions(['notifications'], { origin: stage.url });
    const page = await context.newPage();
    const phone = service.newBrowser();
    const { endpoint, keys } = phone.subscription;
    await withSubscription(page, { endpoint, keys });
    await page.goto(`${stage.url}/inbox?lang=vi`);
    await page.getByRole('button', { name: 'Bật thông báo' }).click();
    await page.getByText('Trình duyệt này sẽ báo cho bạn').waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Tắt' }).click();
    await page.getByRole('button', { name: 'Bật thông báo' }).click();
    await page.getByRole('button', { name: 'Tắt' }).waitFor();

    const elsewhere = await context.newPage();
    const session = await context.newCDPSession(elsewhere);
    const registrationId = await workerOf(session);
    const message = {
      title: 'AuraCart',
      body: 'Aisyah đã trả lời bạn.',
      url: '/inbox?lang=vi',
      tag: 'news',
      lang: 'vi',
    };
    const deliver = () =>
      session.send('ServiceWorker.deliverPushMessage', {
        ...{ origin: stage.url, registrationId, data: JSON.stringify(message) },
      });
    await deliver();
    await page.waitForTimeout(500);
    expect(await shownIn(page), 'who looks at a page of ours sees it there').to.deep.equal([]);
    await page.goto('about:blank');
    await deliver();
    await page.waitForTimeout(500);
    await page.goto(`${stage.url}/inbox?lang=vi`);
    expect(await shownIn(page)).to.deep.equal([{ title: 'AuraCart', body: 'Aisyah đã trả lời bạn.', lang: 'vi' }]);

    // Somebody else at the same browser is told of nothing, and says so to nobody.
    await page.goto(`${stage.url}/inbox?lang=vi&as=neighbour`);
    await page.getByRole('button', { name: 'Bật thông báo' }).waitFor();
    await context.close();
  });

  it('are offered to a guest who waits, on our own pages; turned off with their chat, and offered once only', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 780 }, locale: 'es' });
    await context.grantPermissions(['notifications'], { origin: stage.url });
    const page = await context.newPage();
    const phone = service.newBrowser();
    await withSubscription(page, { endpoint: phone.subscription.endpoint, keys: phone.subscription.keys });
    // The demo's help pages are signed in: here nobody is.
    await page.route('**/v1/demo/identity*', (route) => route.fulfill({ status: 204 }));
    await page.goto(`${stage.url}/help/es/#chat`);
    await page.locator('article').first().waitFor();
    expect(await page.getByRole('button', { name: 'Avísame' }).count(), 'nobody waits yet').to.equal(0);
    await page.getByRole('button', { name: es.widget.talkToPerson }).first().click();
    await page.getByText(es.widget.pushOffer).waitFor();
    await keepPicture(page, 'guest-push-offer-es');
    expect(await widgetAxeFaults(page)).to.deep.equal([]);
    await page.getByRole('button', { name: es.widget.pushYes }).click();
    await page.getByText(es.widget.pushOn).waitFor();
    await keepPicture(page, 'guest-push-on-es');

    const agent = await newAgent(stage.url);
    const conversationId = await page.evaluate(
      (): string => Object.entries(localStorage).find(([key]) => key.endsWith('conversation'))?.[1] ?? '',
    );
    await agent.ask('handoff:pick', { conversationId });
    await page.getByText('Aisyah').first().waitFor();
    await page.getByRole('button', { name: es.widget.endChat }).click();
    await page.getByRole('button', { name: es.widget.endChat }).last().click();
    await page.getByText(es.widget.pushOn).waitFor({ state: 'detached' });
    await page.waitForFunction(() => localStorage.getItem('kaunter.push') === null);
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'x' }).catch(() => undefined);
    stage.passes(9_000);
    expect(service.pushes.filter(({ path }) => path === phone.path)).to.deep.equal([]);
    agent.close();
    await context.close();
  });
});
