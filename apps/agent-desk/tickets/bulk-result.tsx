import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import { plural } from '../../../locales/plural.ts';
import type { ListedTicket, TicketAct, TicketOutcome } from '../../../protocol/tickets.ts';

/** What an act on several tickets has done. */
export interface Done {
  readonly act: TicketAct;
  readonly outcomes: readonly TicketOutcome[];
  /** As they are after it. */
  readonly tickets: readonly ListedTicket[];
}

/** What takes back an act that takes tickets out of sight. */
const UNDO: Partial<Record<TicketAct['do'], TicketAct>> = { solve: { do: 'reopen' }, snooze: { do: 'wake' } };

interface BulkResultProps {
  readonly done: Done | undefined;
  readonly onUndo: (tickets: readonly ListedTicket[], act: TicketAct) => void;
}

/** Says how many it was done with, which ones were refused and why, and how to take it back. */
export function BulkResult({ done, onUndo }: BulkResultProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.tickets;
  const refused = done?.outcomes.filter((one) => !one.ok) ?? [];
  const good = new Set(done?.outcomes.flatMap((one) => (one.ok ? [one.conversationId] : [])));
  const undo = done === undefined || good.size === 0 ? undefined : UNDO[done.act.do];
  const numberOf = (id: string) => done?.tickets.find((one) => one.conversationId === id)?.number ?? '';
  return (
    <div class="tickets-result" role="status">
      {good.size > 0 && <span>{plural(locale, text.done, good.size)}</span>}
      {refused.map((one) => (
        <span key={one.conversationId} class="tickets-refused">
          {format(text.notDone, { number: numberOf(one.conversationId), why: errorText(words, one.code) })}
        </span>
      ))}
      {undo !== undefined && done !== undefined && (
        <button
          type="button"
          class="link-button"
          onClick={() =>
            onUndo(
              done.tickets.filter(({ conversationId }) => good.has(conversationId)),
              undo,
            )
          }
        >
          {text.undo}
        </button>
      )}
    </div>
  );
}
