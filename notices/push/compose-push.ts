import { words } from '../../locales/words.ts';
import type { Process } from '../../server/process.ts';
import { webPushSender } from '../../store/push/web-push-sender.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlPushStore } from '../../store/sql/notices/push-store.ts';
import type { ExternalService } from '../../transport/external-services.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { rounds } from '../../transport/rounds.ts';
import type { Route } from '../../transport/route.ts';
import { type NoticeWordsPorts, noticeWords } from '../letter-words.ts';
import type { PreferenceStore } from '../preferences/preferences.ts';
import { LONGEST_QUIET_MINUTES, quietUntil } from '../preferences/quiet-hours.ts';
import { pushServiceOf } from './push-hosts.ts';
import { pushRoutes } from './push-routes.ts';
import { SETTLING_MS, type TellingPorts, tellBrowsers } from './tell-browsers.ts';

export interface PushParts {
  readonly process: Process;
  readonly database: Database;
  readonly preferences: Pick<PreferenceStore, 'of'>;
  readonly limits: RateLimits;
  readonly formatTime: NoticeWordsPorts['formatTime'];
  /** The VAPID keys (RFC 8292), as `webPushKeys` made them. */
  readonly keys: string;
  readonly tickMs: number;
}

/** With ticks of a second: what a process that died had heard of is looked for each minute, as far back as ten. */
const SWEEP_TICKS = 60;
const LOOK_BACK_MS = 600_000;
/** The first look of a process goes back over anybody's quiet hours: who was put off to their end is known in memory only. */
const FIRST_LOOK_BACK_MS = LONGEST_QUIET_MINUTES * 60_000 + LOOK_BACK_MS;

export interface Push {
  readonly routes: readonly Route[];
  /** Something is new for these people. */
  hint(...visitorIds: readonly string[]): void;
  start(): { close(): Promise<void> };
}

/** Tells browsers whose pages are closed or hidden of answers and of news in cases. */
export function composePush(parts: PushParts): Push {
  const { process, database, preferences, limits, formatTime, keys, tickMs } = parts;
  const { config, externalService, now, onFault } = process;
  const { marketplace, letters } = config;
  const store = sqlPushStore(database);
  const { pushHosts: hosts } = config;
  // Few names, whatever browsers say: what is none of them is never posted to.
  const services = new Map<string, ExternalService>();
  const serviceOf = (endpoint: string) => {
    const name = pushServiceOf(endpoint, hosts) ?? 'unknown';
    const known = services.get(name) ?? externalService('push', name);
    services.set(name, known);
    return known;
  };
  const sender = webPushSender(keys, { from: letters.from, serviceOf });
  /** When each is to be looked at. */
  const hinted = new Map<string, number>();
  const ports: TellingPorts = {
    ...{ store, sender, marketplace, now },
    quietUntil: async (id) => quietUntil((await preferences.of(id))?.quiet ?? null, now()),
    putOff: (id, until) => void hinted.set(id, until),
    noticeWords: noticeWords({ texts: (locale) => words(locale).notices, marketplace, formatTime }),
  };
  const tellHinted = async () => {
    const due = [...hinted].filter(([, at]) => at <= now()).map(([id]) => id);
    for (const id of due) hinted.delete(id);
    if (due.length > 0) await tellBrowsers(ports, due);
  };
  let lookBack = FIRST_LOOK_BACK_MS;
  const sweep = async () => {
    await store.lapse(now(), now() - LOOK_BACK_MS);
    const until = now() - SETTLING_MS;
    const untold = await store.untold({ after: until - lookBack, until });
    if (untold.length > 0) await tellBrowsers(ports, untold);
    lookBack = LOOK_BACK_MS;
  };
  return {
    routes: pushRoutes({ store, sender, hosts, limits, now }),
    hint(...visitorIds) {
      for (const id of visitorIds) hinted.set(id, now() + SETTLING_MS);
    },
    start() {
      const { repeat, close } = rounds((error, name) => onFault(error, name));
      repeat('pushes: hinted', tickMs, tellHinted);
      repeat('pushes: sweep', SWEEP_TICKS * tickMs, sweep);
      return { close };
    },
  };
}
