import { format } from '../../locales/format.ts';
import { plural } from '../../locales/plural.ts';
import { words } from '../../locales/words.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { PushMessage } from '../../protocol/push.ts';
import type { NoticeWords } from '../letter-words.ts';
import type { PushOutcome, PushSender, PushStore, PushSubscription, UnseenNews } from './push.ts';

export interface TellingPorts {
  readonly store: Pick<PushStore, 'of' | 'claim' | 'giveBack' | 'remove' | 'news'>;
  readonly sender: PushSender;
  /** When somebody's quiet hours end, where they are in them. */
  readonly quietUntil: (visitorId: string) => Promise<Instant | undefined>;
  /** There is something to tell them then. */
  readonly putOff: (visitorId: string, until: Instant) => void;
  readonly noticeWords: NoticeWords;
  readonly marketplace: string;
  readonly now: () => Instant;
}

/** Who reads within this time on a page needs no push. */
export const SETTLING_MS = 8_000;

/**
 * Tells the browsers of these people what they have not seen; each browser once, whichever processes try. A push service
 * that hangs holds up its own browsers alone.
 */
export async function tellBrowsers(ports: TellingPorts, visitorIds: readonly string[]): Promise<number> {
  const byHost = Map.groupBy(await ports.store.of(visitorIds), ({ endpoint }) => new URL(endpoint).host);
  const counts = await Promise.all(
    [...byHost.values()].map((subscriptions) => tellOneAfterOther(ports, subscriptions)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Browsers of one host: where it does not answer, the rest wait for the next round. */
async function tellOneAfterOther(ports: TellingPorts, subscriptions: readonly PushSubscription[]): Promise<number> {
  let sent = 0;
  for (const subscription of subscriptions) {
    const outcome = await tell(ports, subscription);
    if (outcome === 'sent') sent += 1;
    if (outcome === 'away') break;
  }
  return sent;
}

async function tell(ports: TellingPorts, subscription: PushSubscription): Promise<PushOutcome | undefined> {
  const { store, sender, now } = ports;
  const until = now() - SETTLING_MS;
  const news = await store.news(subscription.visitorId, { after: subscription.toldUntil, until });
  const { guestUntil, locale } = subscription;
  if (guestUntil !== undefined && guestUntil <= now()) return undefined;
  const message =
    guestUntil === undefined ? messageOf(ports, news, locale) : messageToGuest(ports.marketplace, news, locale);
  if (message === undefined) return undefined;
  const quietUntil = await ports.quietUntil(subscription.visitorId);
  if (quietUntil !== undefined) ports.putOff(subscription.visitorId, quietUntil);
  if (quietUntil !== undefined || !(await store.claim(subscription, until))) return undefined;
  const outcome = await sender.send(subscription, message);
  if (outcome === 'gone') await store.remove(subscription.endpoint);
  else if (outcome !== 'sent') await store.giveBack(subscription);
  return outcome;
}

/** Of a device that others use as well: not even who has answered. It leads to the help pages, where this browser's chat is. */
function messageToGuest(title: string, { answeredBy }: UnseenNews, lang: Locale): PushMessage | undefined {
  if (answeredBy.length === 0) return undefined;
  return { title, body: words(lang).pushes.guest, url: `/help/${lang}/#chat`, tag: 'news', lang };
}

/** Never what people wrote: a locked screen shows it to whoever looks. */
function messageOf(
  { noticeWords, marketplace }: Pick<TellingPorts, 'noticeWords' | 'marketplace'>,
  { answeredBy, notices }: UnseenNews,
  locale: Locale,
): PushMessage | undefined {
  const { answered, several } = words(locale).pushes;
  const page = { url: `/inbox?lang=${locale}`, tag: 'news', lang: locale };
  const count = answeredBy.length + notices.length;
  const [name] = answeredBy;
  const [notice] = notices;
  if (count > 1) return { ...page, title: marketplace, body: plural(locale, several, count) };
  if (name !== undefined) return { ...page, title: marketplace, body: format(answered, { name }) };
  if (notice === undefined) return undefined;
  const { title, text } = noticeWords(notice, locale);
  return { ...page, title, body: text };
}
