import { errorText } from '../../../browser/error-text.ts';
import { Icon } from '../../../browser/icons.tsx';
import type { InboxPlaces } from '../../../browser/inbox/inbox-entries.tsx';
import { InboxList } from '../../../browser/inbox/inbox-list.tsx';
import type { InboxNews } from '../../../browser/inbox/use-inbox.ts';
import { useLanguage } from '../../../browser/language.tsx';
import type { Access } from '../../case/access.ts';
import { Deadline } from '../../case/deadline.tsx';
import { CaseZone, Moment } from '../../case/moment.tsx';
import { type Place, pathOf } from '../router.ts';
import { PushSwitch } from './push-switch.tsx';
import { ToldCard } from './told-card.tsx';

interface InboxPageProps {
  readonly inbox: InboxNews;
  /** With the reader's token, which leads into the chat. */
  readonly access: Access & { token(): string };
  readonly go: (to: Place) => void;
}

/** Everything that was told to the reader: answers to their tickets, and what happens in their cases. */
export function InboxPage({ inbox, access, go }: InboxPageProps) {
  const { words, locale } = useLanguage();
  const text = words.resolution.inbox;
  const places: InboxPlaces = {
    caseAddress: (number) => pathOf({ is: 'case', number }),
    followCase(number, event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go({ is: 'case', number });
    },
    // The chat is on the help pages; the key stands where no server and no log sees it.
    openTicket: ({ conversationId, openIn = conversationId }) =>
      location.assign(`/help/${locale}/#chat=${access.token()}&in=${openIn}`),
    moment: (at, zone) => (
      <CaseZone value={zone}>
        <Moment at={at} />
      </CaseZone>
    ),
    due: (deadline, label) => (
      <CaseZone value={deadline.timeZone}>
        <Deadline {...deadline} label={label} compact />
      </CaseZone>
    ),
  };
  const speech = {
    ...{ locale, inbox: text, yourTurn: words.resolution.list.yourTurn, clockLabels: words.disputes.clockLabels },
    several: words.resolution.timeline.several,
    ...{ retry: words.desk.common.retry, loading: words.desk.common.loading },
    explain: (code: string) => errorText(words, code),
  };
  return (
    <main class="center center-narrow">
      <div class="center-head">
        <div>
          <h1 tabIndex={-1}>{text.title}</h1>
          <p class="muted">{text.lead}</p>
        </div>
        <a class="button" href={`/help/${locale}/contact`}>
          {text.write}
        </a>
      </div>
      <InboxList inbox={inbox} speech={speech} places={places} mark={<Icon name="inbox" size={36} />} />
      {inbox.news !== undefined && (
        <>
          <PushSwitch access={access} />
          <ToldCard access={access} />
        </>
      )}
    </main>
  );
}
