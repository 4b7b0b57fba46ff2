import { createBrowserStorage } from '../../../../browser/browser-storage.ts';
import { createLiveState } from '../../../../web-widget/live-state.ts';
import { createSession } from '../../../../web-widget/session.ts';
import { initialState } from '../../../../web-widget/state.ts';
import type { Tokens } from '../../../../web-widget/tokens.ts';
import { type FakeLink, fakeLink } from './fake-link.ts';
import { memoryArea } from './memory-area.ts';
import type { ServerLog } from './server-log.ts';

/** One page with the widget on it, without a browser: time stands still and timers run when told. */
export async function sessionPage(log: ServerLog, area: Storage = memoryArea(), tokens: Partial<Tokens> = {}) {
  const storage = createBrowserStorage('kaunter|', () => area, new EventTarget());
  const live = createLiveState(initialState('en'));
  const timers: (() => void)[] = [];
  const links: FakeLink[] = [];
  const given: string[] = [];
  let ids = 0;
  const credentials = (token: string) =>
    Promise.resolve({ token, visitorId: 'v', expiresAt: '2030-01-01T00:00:00.000Z' });
  const session = createSession({
    live,
    storage,
    tokens: { current: () => credentials('t1'), renew: () => credentials('t2'), ...tokens },
    connect(events) {
      const link = fakeLink(events, log);
      links.push(link);
      given.push(events.token());
      const { up } = link;
      link.up = () => {
        given.push(events.token());
        up();
      };
      return link;
    },
    now: () => 1_700_000_000_000,
    newId: () => `${Math.random().toString(36).slice(2)}-${++ids}`,
    random: () => 0.5,
    later: (work) => void timers.push(work),
    online: () => true,
  });
  session.start();
  await settle();
  const first = () => links[0];
  return {
    session,
    live,
    storage,
    area,
    given,
    get link(): FakeLink {
      const link = first();
      if (link === undefined) throw new Error('no link was opened');
      return link;
    },
    runTimers() {
      for (const work of timers.splice(0)) work();
    },
    shown: () => live.get().log.messages.map(({ text }) => text),
  };
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
