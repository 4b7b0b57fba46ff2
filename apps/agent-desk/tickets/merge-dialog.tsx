import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../../../browser/api.ts';
import { Dialog } from '../../../browser/dialog.tsx';
import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { LoadState } from '../../../browser/load-state.tsx';
import { useLoaded } from '../../../browser/use-loaded.ts';
import { format } from '../../../locales/format.ts';
import type { TicketOfSamePerson, TicketsOfSamePerson, TicketView } from '../../../protocol/tickets.ts';
import { shortTime } from '../../case/remaining.ts';
import { DialogForm } from '../dialog-form.tsx';
import type { MergedTickets } from '../state.ts';
import { Due, StatusTag } from './ticket-facts.tsx';

interface MergeDialogProps {
  readonly ticket: TicketView;
  /** By the server's clock. */
  readonly now: number;
  /** The code of a refusal, or undefined once it is done. */
  readonly onMerge: (merged: MergedTickets) => Promise<string | undefined>;
  readonly onDone: () => void;
}

/** Into which ticket of the same person this one goes on. */
export function MergeDialog({ ticket, now, onMerge, onDone }: MergeDialogProps) {
  const { words } = useLanguage();
  const text = words.desk.tickets;
  const { conversationId, number } = ticket;
  const [chosen, setChosen] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const path = `/v1/tickets/${encodeURIComponent(conversationId)}/same-person`;
  // Who is signed out is told so by the desk itself.
  const { state, reload } = useLoaded(
    () => call<TicketsOfSamePerson>('GET', path),
    [path],
    () => undefined,
  );
  const others = state.is === 'here' ? state.value.tickets : [];
  const into = others.length === 1 ? others[0] : others.find((one) => one.conversationId === chosen);
  async function submit(): Promise<boolean> {
    if (into === undefined) return false;
    setRefusal(undefined);
    const to = { conversationId: into.conversationId, number: into.number };
    const code = await onMerge({ from: { conversationId, number, shopperSeq: ticket.shopperSeq }, into: to });
    setRefusal(code);
    return code === undefined;
  }
  return (
    <Dialog heading={text.mergeHeading} closeLabel={words.desk.common.close} onClose={onDone}>
      <DialogForm label={text.mergeSubmit} ready={into !== undefined} submit={submit} onDone={onDone}>
        <LoadState state={state} onRetry={reload} />
        {state.is === 'here' && others.length === 0 && <p class="muted">{text.mergeNone}</p>}
        {others.length > 0 && <Choice tickets={others} now={now} chosen={into?.conversationId} onChoose={setChosen} />}
        {into !== undefined && <p>{format(text.mergeText, { from: number, into: into.number })}</p>}
        <p class="dialog-failure" role="alert">
          {refusal !== undefined && errorText(words, refusal)}
        </p>
      </DialogForm>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly tickets: readonly TicketOfSamePerson[];
  readonly now: number;
  readonly chosen: string | undefined;
  readonly onChoose: (conversationId: string) => void;
}

function Choice({ tickets, now, chosen, onChoose }: ChoiceProps) {
  const { locale, words } = useLanguage();
  const choice = useRef<HTMLFieldSetElement>(null);
  // The dialog was there before its choice.
  useEffect(() => choice.current?.querySelector('input')?.focus(), []);
  return (
    <fieldset class="options" ref={choice}>
      <legend>{words.desk.tickets.mergeChoose}</legend>
      {tickets.map((one) => (
        <label key={one.conversationId} class="option">
          <input
            type="radio"
            name="into"
            checked={one.conversationId === chosen}
            onChange={() => onChoose(one.conversationId)}
          />
          <span class="merge-choice">
            <span class="ticket-facts">
              <span class="mono small">{one.number}</span>
              <StatusTag status={one.status} />
              <Due ticket={one} now={now} />
              <time class="small muted" dateTime={one.since}>
                {shortTime(locale, one.since)}
              </time>
            </span>
            {one.about !== undefined && (
              <strong class="merge-about" lang={one.locale}>
                {one.about}
              </strong>
            )}
            {one.text !== undefined && one.text !== one.about && (
              <span class="merge-text" lang={one.locale}>
                {one.text}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
