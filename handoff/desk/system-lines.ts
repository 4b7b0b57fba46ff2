import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import { type Conversation, type NewMessage, SYSTEM_AUTHOR } from '../conversation/conversation.ts';

/** The lines that the log shows when somebody comes or goes. */
export type SystemLine =
  | 'agentJoined'
  | 'agentLeft'
  | 'agentLost'
  | 'backToBot'
  | 'endedByShopper'
  | 'endedByAgent'
  | 'ticket'
  | 'ticketEmail'
  | 'mergedAway'
  | 'mergedHere'
  | 'unmerged'
  | 'splitAway'
  | 'splitHere'
  | 'emailKept'
  | 'emailWrong';

/** @param values of the line's placeholders; `promisedAt` in ISO 8601 */
export type WriteLine = ((
  conversation: Conversation,
  line: SystemLine,
  values?: Readonly<Record<string, string>>,
) => NewMessage) & {
  /** False where no mail leaves the house: nobody is asked for an address then. */
  readonly mailReaches?: boolean;
};

export interface SystemLinePorts {
  readonly newId: () => string;
  readonly formatTime: (at: Instant, locale: Locale) => string;
  readonly mailReaches?: boolean;
}

/** The number of the ticket that the conversation has become, and the promise. */
export function ticketLine(line: WriteLine, ticket: Conversation): NewMessage {
  const { ticketNumber = '', ticketPromisedAt = 0 } = ticket;
  return line(ticket, 'ticket', { number: ticketNumber, promisedAt: new Date(ticketPromisedAt).toISOString() });
}

/** What a new ticket is told with; somebody of whom no address is known is asked for one. */
export function ticketLines(line: WriteLine, ticket: Conversation): readonly NewMessage[] {
  return ticket.email === undefined && ticket.phone === undefined && line.mailReaches !== false
    ? [ticketLine(line, ticket), line(ticket, 'ticketEmail')]
    : [ticketLine(line, ticket)];
}

/** Writes such lines in the language of the conversation; `value` says the same to programs. */
export function systemLines({ newId, formatTime, mailReaches = true }: SystemLinePorts): WriteLine {
  const write: WriteLine = ({ locale }, line, values = {}) => {
    const { promisedAt } = values;
    const spoken =
      promisedAt === undefined ? values : { ...values, promisedAt: formatTime(Date.parse(promisedAt), locale) };
    return {
      id: newId(),
      author: SYSTEM_AUTHOR,
      clientId: undefined,
      content: { text: format(words(locale).system[line], spoken), value: { system: line, ...values } },
    };
  };
  return Object.assign(write, { mailReaches });
}
