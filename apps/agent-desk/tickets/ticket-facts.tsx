import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import type { TicketStatus, TicketView } from '../../../protocol/tickets.ts';
import { spanText } from '../../../protocol/time/span-text.ts';
import { shortTime } from '../../case/remaining.ts';

const TONES: Readonly<Record<TicketStatus, string>> = {
  open: 'tag tag-caution',
  waiting: 'tag',
  snoozed: 'tag',
  solved: 'tag tag-good',
};

export function StatusTag({ status }: { status: TicketStatus }) {
  const { words } = useLanguage();
  return <span class={TONES[status]}>{words.desk.tickets.statuses[status]}</span>;
}

interface DueProps {
  readonly ticket: TicketView;
  /** By the server's clock. */
  readonly now: number;
}

/** Until when it is to be answered, or how long that has been over; of what is put aside, until when. Of others nothing is due. */
export function Due({ ticket, now }: DueProps) {
  const { locale, words } = useLanguage();
  const text = words.desk.tickets;
  const { status, dueAt, snoozedUntil } = ticket;
  if (status === 'snoozed' && snoozedUntil !== undefined)
    return <time dateTime={snoozedUntil}>{format(text.snoozedUntil, { time: shortTime(locale, snoozedUntil) })}</time>;
  if (status !== 'open') return null;
  const late = now - Date.parse(dueAt);
  return (
    <time dateTime={dueAt} class={late > 0 ? 'clock clock-overdue' : 'clock'}>
      <Icon name={late > 0 ? 'warning' : 'clock'} size={16} />
      {late > 0
        ? format(words.desk.queue.overdue, { time: spanText(locale, late) })
        : format(text.due, { time: shortTime(locale, dueAt) })}
    </time>
  );
}
