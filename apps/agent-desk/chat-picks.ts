import type { ChatDialog } from './chat-dialogs.tsx';
import type { DeskLink } from './desk-link.ts';
import { givenName } from './people.tsx';
import { SLASH_COMMANDS, type SlashCommand } from './slash.ts';
import type { Chat } from './state.ts';
import { openQuestion } from './suggestions.tsx';
import { snoozeUntil } from './tickets/snooze-times.ts';
import type { Picks } from './use-composer-picks.ts';
import type { ReplyBook } from './use-reply-book.ts';

interface ChatPickPorts {
  readonly chat: Chat;
  readonly myName: string;
  readonly now: number;
  readonly book: ReplyBook;
  readonly link: DeskLink;
  readonly onDialog: (dialog: ChatDialog) => void;
}

const OF_TICKETS: readonly SlashCommand[] = ['snooze', 'tag'];

/** What can be picked in one chat, and what its placeholders stand for. */
export function chatPicks({ chat, myName, now, book, link, onDialog }: ChatPickPorts): Picks {
  const { id, ticket, packet } = chat;
  const customer = givenName(chat);
  return {
    book,
    values: {
      ...(customer === undefined ? {} : { customer }),
      agent: myName,
      ...(ticket === undefined ? {} : { ticket: ticket.number }),
    },
    mattersOf: packet?.shopper.verified === true ? id : undefined,
    allowed: SLASH_COMMANDS.filter((command) => ticket !== undefined || !OF_TICKETS.includes(command)),
    question: openQuestion(chat),
    onUsed: (replyId) => book.used(replyId, id),
    onCommand(command, tag) {
      if (command === 'transfer' || command === 'close') onDialog(command);
      else if (ticket !== undefined && command === 'tag') void link.tickets.actOn(ticket, { do: 'tag', tag });
      else if (ticket !== undefined && command === 'snooze')
        void link.tickets.actOn(ticket, { do: 'snooze', until: snoozeUntil('tomorrow', now) });
    },
  };
}
