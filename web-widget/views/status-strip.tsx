import { useEffect, useState } from 'preact/hooks';
import type { HandoffView } from '../../protocol/conversation.ts';
import { formatMoment, formatWait } from '../format-time.ts';
import type { State } from '../state.ts';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

/** How long the button shows that it was pressed when no answer comes, milliseconds. */
const PATIENCE_MS = 8_000;

/** Who has the conversation, and the way to a person: always in sight. */
export function StatusStrip({ state }: { state: State }) {
  const { say, session } = useWidget();
  const { handoff } = state;
  const [asked, setAsked] = useState(false);
  const [ending, setEnding] = useState(false);

  useEffect(() => {
    setAsked(false);
    setEnding(false);
  }, [handoff.state, state.notice]);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setAsked(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [asked]);

  const person = (
    <button
      type="button"
      class="pill strong"
      aria-disabled={asked}
      onClick={() => {
        if (asked) return;
        setAsked(true);
        session.requestPerson();
      }}
    >
      <Icon name="person" />
      {say(asked ? 'requesting' : 'talkToPerson')}
    </button>
  );

  const waiting = handoff.state === 'queued' || handoff.state === 'offered';
  return (
    <div class={`strip ${handoff.state}`}>
      <StripWords handoff={handoff} ending={ending} />
      {waiting && (
        <span class="pair">
          <button type="button" class="pill" onClick={session.leaveTicket}>
            {say('leaveMessage')}
          </button>
          <button type="button" class="pill" onClick={session.backToAssistant}>
            {say('backToAssistant')}
          </button>
        </span>
      )}
      {handoff.state === 'agent' &&
        (ending ? (
          <span class="pair">
            <button type="button" class="pill" ref={takeFocus} onClick={() => setEnding(false)}>
              {say('endKeep')}
            </button>
            <button type="button" class="pill strong" onClick={session.end}>
              {say('endChat')}
            </button>
          </span>
        ) : (
          <button type="button" class="pill" onClick={() => setEnding(true)}>
            {say('endChat')}
          </button>
        ))}
      {!waiting && handoff.state !== 'agent' && person}
    </div>
  );
}

/** The harmless choice takes the focus of the button that stood here. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** Its own live region: place and wait change while the shopper waits. */
function StripWords({ handoff, ending }: { handoff: HandoffView; ending: boolean }) {
  const { say, locale, settings } = useWidget();
  const { position, waitSeconds, agentsOnline, agent, ticket } = handoff;
  let line: string;
  let detail: string | undefined;
  switch (handoff.state) {
    case 'queued':
    case 'offered':
      line =
        position === undefined
          ? say('waitingLine')
          : position <= 1
            ? say('waitingNext')
            : say('waitingPosition', { position: new Intl.NumberFormat(locale).format(position) });
      if (waitSeconds !== undefined) {
        detail = say('waitingWait', { wait: formatWait(waitSeconds, locale, say('waitUnderMinute')) });
      } else if (agentsOnline === 0) detail = say('waitingNobody');
      else if (agentsOnline !== undefined) detail = say('waitingUnknown');
      break;
    case 'agent':
      line = agent ? say('withAgent', { name: agent.name }) : say('withTeam');
      if (ending) line = say('endConfirm');
      break;
    case 'ticket':
      line = ticket ? say('ticketLine', { number: ticket.number }) : say('ticketPlain');
      if (ticket?.promisedAt !== undefined)
        detail = say('ticketTime', { time: formatMoment(ticket.promisedAt, locale, settings?.timeZone ?? 'UTC') });
      break;
    case 'closed':
    case 'wrap-up':
      line = say('closedLine');
      break;
    default:
      line = settings && !settings.open ? say('personHours', { hours: settings.hours[locale] }) : say('personLine');
  }
  return (
    <p class="strip-words" role="status">
      <span>{line}</span>
      {detail && <span class="quiet">{detail}</span>}
    </p>
  );
}
