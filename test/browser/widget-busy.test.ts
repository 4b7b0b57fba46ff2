import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import { visitorToken } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture } from './browser.ts';
import { openShop, visit } from './widget-page.ts';
import { widgetStand } from './widget-stand.ts';

const LANGUAGES = ['en', 'ms', 'id', 'vi', 'es', 'zh-Hant'] as const;

describe('the widget and a server with too much to do', function () {
  this.timeout(120_000);
  const stand = widgetStand();

  for (const lang of LANGUAGES)
    it(`says calmly when the message goes out by itself, and sends it then (${lang})`, async () => {
      const context = await stand.context({ viewport: { width: 1280, height: 800 }, locale: lang });
      let refusals = 0;
      // The first send is answered as a server does that sheds load; the others reach it.
      await context.routeWebSocket(/\/socket\.io\//, (line) => {
        const server = line.connectToServer();
        line.onMessage((frame) => {
          const send = /^42\/shopper,(\d+)\["message:send"/.exec(String(frame));
          if (send === null || refusals > 0) return server.send(frame);
          refusals += 1;
          const error = { code: 'overloaded', message: '', data: { retryAfterSeconds: 3 } };
          line.send(`43/shopper,${send[1]}[${JSON.stringify({ ok: false, error })}]`);
        });
      });
      const widget = await visit(context, `${stand.shop.url}?lang=${lang}`, stand.faults);
      await widget.open();
      await widget.ask('where is my parcel');
      const banner = widget.page.locator('.banner.calm');
      await banner.waitFor();
      expect(await banner.locator('.countdown').innerText()).to.match(/[1-4]/);
      await keepPicture(widget.page, `widget-busy-${lang}`);
      await widget.page.locator('.bubble.sent', { hasText: 'where is my parcel' }).waitFor();
      await banner.waitFor({ state: 'detached' });
      expect(refusals).to.equal(1);
      expect(await stand.storedTexts(widget)).to.deep.equal(['where is my parcel']);
    });

  describe('where all sockets are taken', () => {
    let server: TestServer;
    const taken: Socket[] = [];
    before(async () => {
      server = await startServer({ env: { SOCKETS_MAX: '10' } });
    });
    after(async () => {
      for (const socket of taken) socket.disconnect();
      await server.stop();
      server.discard();
    });

    it('says when the chat opens by itself, keeps what is written, and opens it when there is room', async () => {
      const { token } = await visitorToken(server.url);
      for (let count = 0; count < 10; count += 1) {
        const socket = io(`${server.url}/shopper`, { auth: { token }, transports: ['websocket'], forceNew: true });
        taken.push(socket);
        await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
      }
      const shop = await openShop(server.url);
      stand.afterTest(() => shop.close());
      const context = await stand.context({ viewport: { width: 390, height: 844 }, locale: 'en' });
      const widget = await visit(context, `${shop.url}?lang=en`, stand.faults);
      await widget.launcher.click();
      await widget.page.locator('.banner.calm').waitFor();
      await keepPicture(widget.page, 'widget-busy-open');
      for (const socket of taken) socket.disconnect();
      await widget.page.locator('.message.theirs').first().waitFor();
      await widget.page.locator('.banner.calm').waitFor({ state: 'detached' });
    });
  });
});
