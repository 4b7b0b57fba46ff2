import { expect } from 'chai';
import type { WireError } from '../../../protocol/error-codes.ts';
import { SessionRefused } from '../../../web-widget/tokens.ts';
import { serverLog } from './fakes/server-log.ts';
import { sessionPage, settle } from './fakes/session-page.ts';

const NOW = 1_700_000_000_000;
const busy = (seconds: number): WireError => ({
  code: 'overloaded',
  message: '',
  data: { retryAfterSeconds: seconds },
});

describe('a server that has too much to do', () => {
  it('is asked again when it said, as often as it says so, and the message goes out by itself', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    page.link.fate = (event) => (event === 'message:send' ? busy(8) : 'deliver');
    page.session.send({ text: 'my parcel' });
    await settle();
    for (let round = 0; round < 12; round += 1) {
      // Half of a quarter is added, so that not all come back at once.
      expect(page.live.get().pause).to.deep.equal({ code: 'overloaded', what: 'send', until: NOW + 9_000 });
      expect(page.live.get().outbox[0]?.failure, `round ${round}`).to.equal(undefined);
      page.runTimers();
      await settle();
    }
    page.link.fate = () => 'deliver';
    page.runTimers();
    await settle();
    expect(page.live.get()).to.include({ pause: undefined, notice: undefined });
    expect(log.messages.map(({ text }) => text)).to.deep.equal(['my parcel']);
  });

  it('is asked for the conversation again over the same link', async () => {
    const log = serverLog();
    log.append({ text: 'hello' });
    const page = await sessionPage(log);
    page.link.fate = (event) => (event === 'conversation:open' ? busy(2) : 'deliver');
    page.link.up();
    await settle();
    expect(page.live.get().pause).to.include({ what: 'open' });
    page.link.fate = () => 'deliver';
    page.runTimers();
    await settle();
    expect(page.shown()).to.deep.equal(['hello']);
    expect(page.live.get().pause).to.equal(undefined);
    expect(page.link.restarts).to.equal(0);
  });

  it('is knocked at again when it refused the socket, or access, with a time', async () => {
    const page = await sessionPage(serverLog());
    page.link.refuse({ ...busy(4), code: 'connections_too_many' });
    expect(page.live.get()).to.deep.include({
      pause: { code: 'connections_too_many', what: 'open', until: NOW + 4_500 },
      notice: undefined,
    });
    page.runTimers();
    await settle();
    expect(page.link.restarts).to.equal(1);
    expect(page.live.get()).to.include({ pause: undefined, link: 'online' });

    let tries = 0;
    const current = () => {
      tries += 1;
      return tries === 1
        ? Promise.reject(new SessionRefused(busy(6)))
        : Promise.resolve({ token: 't', visitorId: 'v', expiresAt: '2030-01-01T00:00:00.000Z' });
    };
    const late = await sessionPage(serverLog(), undefined, { current });
    expect(late.live.get().pause).to.deep.equal({ code: 'overloaded', what: 'open', until: NOW + 6_750 });
    late.runTimers();
    await settle();
    late.link.up();
    await settle();
    expect(late.live.get()).to.include({ pause: undefined, link: 'online' });
  });
});
