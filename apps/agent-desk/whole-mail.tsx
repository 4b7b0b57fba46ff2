import { useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import { Dialog } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { LoadState } from '../../browser/load-state.tsx';
import { useLoaded } from '../../browser/use-loaded.ts';
import { format } from '../../locales/format.ts';
import type { MailView } from '../../protocol/api.ts';
import type { Message } from '../../protocol/conversation.ts';

interface WholeMailProps {
  readonly conversationId: string;
  /** One that came by e-mail. */
  readonly message: Message;
}

interface ByMail {
  /** Names of files that were not taken. */
  readonly refused: readonly string[];
}

/** What a message says of the mail that it was made of; undefined of what was written in the chat. */
export function mailOf({ author, value }: Message): ByMail | undefined {
  const mail = (value as { readonly mail?: Partial<ByMail> } | null | undefined)?.mail;
  // The value of a message is whatever its sender's page has put there.
  return author.kind === 'shopper' && Array.isArray(mail?.refused) ? { refused: mail.refused.map(String) } : undefined;
}

/** Opens all of the mail whose own words a message shows. */
export function WholeMail({ conversationId, message }: WholeMailProps) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  const { refused = [] } = mailOf(message) ?? {};
  const text = words.desk.mail;
  return (
    <>
      {refused.length > 0 && <p class="small muted">{format(text.refused, { files: refused.join(', ') })}</p>}
      <button type="button" class="link-button why" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.open}
      </button>
      {open && (
        <Dialog wide heading={text.heading} closeLabel={words.desk.common.close} onClose={() => setOpen(false)}>
          <Mail conversationId={conversationId} seq={message.seq} />
        </Dialog>
      )}
    </>
  );
}

function Mail({ conversationId, seq }: { readonly conversationId: string; readonly seq: number }) {
  const path = `/v1/conversations/${encodeURIComponent(conversationId)}/mails/${seq}`;
  // Who is signed out is told so by the desk itself.
  const { state, reload } = useLoaded(
    () => call<MailView>('GET', path),
    [path],
    () => undefined,
  );
  if (state.is !== 'here') return <LoadState state={state} onRetry={reload} />;
  const { sender, subject, text } = state.value;
  return (
    <>
      <p class="small muted">
        {sender} · {subject}
      </p>
      <p class="plain">{text}</p>
    </>
  );
}
