import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { InboxPlaces } from '../../browser/inbox/inbox-entries.tsx';
import { InboxList } from '../../browser/inbox/inbox-list.tsx';
import type { InboxSpeech, InboxWords } from '../../browser/inbox/inbox-speech.ts';
import { useInbox } from '../../browser/inbox/use-inbox.ts';
import { format } from '../../locales/format.ts';
import { momentText } from '../../protocol/time/moment-text.ts';
import { serverCalls } from '../server-calls.ts';
import { signedAddress } from '../signed-page.ts';
import { readCredentials } from '../tokens.ts';
import { Icon } from '../views/icons.tsx';
import type { Widget } from '../views/widget-context.ts';

/** `/widget/locales/inbox-<locale>.json`: what the list says, and what the widget says around it. */
export interface InboxFile extends InboxWords {
  readonly told: string;
  readonly until: string;
  readonly unreachable: string;
}

interface InboxViewProps {
  readonly widget: Widget;
  readonly words: InboxFile;
  /** Counts what may be new. */
  readonly news: number;
  readonly leave: () => void;
}

/** The shopper's inbox within the chat: the list of the inbox's page, in the colours of the widget. */
export function InboxView({ widget, words, news, leave }: InboxViewProps) {
  const { server, session, locale, inbox: count } = widget;
  const text = words.inbox;
  const calls = useMemo(() => serverCalls(server, session, locale), [server, session, locale]);
  const inbox = useInbox(calls, locale, news === 0 ? undefined : news);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (inbox.news !== undefined) count.tell(inbox.unread);
  }, [inbox.news, inbox.unread]);
  const speech: InboxSpeech = {
    ...{ ...words, locale },
    explain: (code) => widget.words.errors[code] ?? words.unreachable,
  };
  return (
    <section
      class="inbox"
      aria-labelledby="kaunter-inbox"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        leave();
      }}
    >
      <div class="inbox-bar">
        <button type="button" class="plain" aria-label={text.backToChat} title={text.backToChat} onClick={leave}>
          <Icon name="back" />
        </button>
        <h2 id="kaunter-inbox" ref={heading} tabIndex={-1}>
          {text.title}
        </h2>
        <span class="visually-hidden" role="status">
          {inbox.unread > 0 ? format(text.unread, { count: inbox.unread }) : ''}
        </span>
      </div>
      <div class="inbox-scroll">
        <InboxList inbox={inbox} speech={speech} places={placesOf(widget, words, leave)} mark={<Icon name="bell" />} />
        <p class="inbox-more">
          <button type="button" class="link-button" onClick={() => visit(widget, `/inbox?lang=${locale}`)}>
            {words.told}
          </button>
        </p>
      </div>
    </section>
  );
}

function placesOf(widget: Widget, words: InboxFile, leave: () => void): InboxPlaces {
  const { server, locale, live, session } = widget;
  return {
    caseAddress: (number) => new URL(`/resolution/${encodeURIComponent(number)}`, server).href,
    followCase(number, event) {
      event.preventDefault();
      visit(widget, `/resolution/${encodeURIComponent(number)}?lang=${locale}`);
    },
    // In the chat beside the list: a ticket that was merged is shown where it goes on.
    openTicket({ conversationId, openIn = conversationId }) {
      // First, as leaving takes away what was said: why it could not be shown has to stay.
      leave();
      if (openIn !== live.get().conversationId) session.show(openIn);
    },
    moment: (at, zone) => <time dateTime={at}>{shortTime(at, locale, zone)}</time>,
    due: ({ dueAt, timeZone }, label) => (
      <p class="inbox-due">
        <strong>{label}</strong>{' '}
        <time dateTime={dueAt}>
          {format(words.until, { at: momentText(Date.parse(dueAt), { locale, timeZone, role: 'until' }) })}
        </time>
      </p>
    ),
  };
}

/** A page of ours that knows the shopper by their session. */
function visit({ server, storage }: Widget, path: string): void {
  const page = new URL(path, server).href;
  window.open(signedAddress(page, server, readCredentials(storage), Date.now()) ?? page, '_blank', 'noopener');
}

function shortTime(at: string, locale: string, timeZone?: string): string {
  const parts = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat(locale, parts).format(new Date(at));
}
