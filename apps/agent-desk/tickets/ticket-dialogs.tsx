import { useState } from 'preact/hooks';
import type { Chat } from '../state.ts';
import type { TicketRequests } from '../ticket-requests.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

/** Asks what becomes of a ticket beside another one. */
export type TicketDialog = 'merge' | 'split';

interface TicketDialogsProps {
  readonly dialog: TicketDialog;
  readonly chat: Chat;
  /** By the server's clock. */
  readonly now: number;
  readonly requests: TicketRequests;
  readonly onDone: () => void;
}

export function TicketDialogs({ dialog, chat, now, requests, onDone }: TicketDialogsProps) {
  const { ticket } = chat;
  // One dialog is one split, however often its button is pressed.
  const [clientId] = useState(() => crypto.randomUUID());
  if (ticket === undefined) return null;
  if (dialog === 'merge')
    return <MergeDialog ticket={ticket} now={now} onMerge={(merged) => requests.merge(merged)} onDone={onDone} />;
  return (
    <SplitDialog
      chat={chat}
      onSplit={(messages, about) => requests.split(ticket, { clientId, messages, about })}
      onDone={onDone}
    />
  );
}
