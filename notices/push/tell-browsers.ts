import { format } from '../../locales/format.ts';
import { plural } from '../../locales/plural.ts';
import { words } from '../../locales/words.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { PushMessage } from '../../protocol/push.ts';
import type { NoticeWords } from '../letter-words.ts';
import type { PushSender, PushStore, PushSubscription, UnseenNews } from './push.ts';

export interface TellingPorts {
  readonly store: Pick<PushStore, 'of' | 'claim' | 'giveBack' | 'remove' | 'news'>;
  readonly sender: PushSender;
  readonly noticeWords: NoticeWords;
  readonly marketplace: string;
  readonly now: () => Instant;
}

/** Who reads within this time on a page needs no push. */
export const SETTLING_MS = 8_000;

/** Tells the browsers of these people what they have not seen; each browser once, whichever processes try. */
export async function tellBrowsers(ports: TellingPorts, visitorIds: readonly string[]): Promise<number> {
  const { store, sender, now } = ports;
  const until = now() - SETTLING_MS;
  let sent = 0;
  for (const subscription of await store.of(visitorIds)) {
    const news = await store.news(subscription.visitorId, { after: subscription.toldUntil, until });
    const message = messageOf(ports, news, subscription.locale);
    if (message === undefined || !(await store.claim(subscription, until))) continue;
    const outcome = await sender.send(subscription, message);
    if (outcome === 'sent') sent += 1;
    else await notSent(store, subscription, outcome);
  }
  return sent;
}

async function notSent(
  store: Pick<PushStore, 'giveBack' | 'remove'>,
  subscription: PushSubscription,
  outcome: 'gone' | 'later',
): Promise<void> {
  if (outcome === 'gone') await store.remove(subscription.endpoint);
  else await store.giveBack(subscription);
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
