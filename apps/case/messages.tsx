import { useRef, useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeMessage, DisputeView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import { TEXT_MAX } from './action-forms.ts';
import { Said } from './said.tsx';
import { useKeptText } from './saved-text.ts';

interface MessagesProps {
  readonly view: DisputeView;
  readonly access: Access;
  readonly onSent: (message: DisputeMessage) => void;
  /** The case as it is after a report, or a decision on one. */
  readonly onView: (view: DisputeView) => void;
}

/** Of more messages than this the older ones are folded away. */
const SHOWN = 12;

/** What the parties and the platform write to each other in the case. */
export function Messages({ view, access, onSent, onView }: MessagesProps) {
  const { words } = useLanguage();
  const text = words.resolution.messages;
  const { messages } = view;
  const older = messages.length <= SHOWN + 2 ? [] : messages.slice(0, -SHOWN);
  const latest = messages.slice(older.length);
  if (view.state === 'closed' && messages.length === 0) return null;
  return (
    <section class="card" aria-labelledby="messages">
      <h2 id="messages">{text.heading}</h2>
      {messages.length === 0 && <p class="muted">{text.none}</p>}
      {older.length > 0 && (
        <details class="earlier">
          <summary>{format(words.resolution.page.earlier, { count: older.length })}</summary>
          <ol class="talk">
            {older.map((message) => (
              <Said key={message.id} message={message} view={view} access={access} onView={onView} />
            ))}
          </ol>
        </details>
      )}
      <ol class="talk" aria-live="polite">
        {latest.map((message) => (
          <Said key={message.id} message={message} view={view} access={access} onView={onView} />
        ))}
      </ol>
      {view.state === 'closed' && view.readOnly !== true && <p class="muted small">{text.closed}</p>}
      {view.state !== 'closed' && view.readOnly !== true && (
        <WriteMessage number={view.number} access={access} onSent={onSent} />
      )}
    </section>
  );
}

interface WriteMessageProps extends Omit<MessagesProps, 'view' | 'onView'> {
  readonly number: string;
}

function WriteMessage({ number, access, onSent }: WriteMessageProps) {
  const { words } = useLanguage();
  const text = words.resolution.messages;
  const [typed, keep] = useKeptText(`${number}.message`);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  // The same message keeps its id over retries, so that it arrives once.
  const clientId = useRef<string>(undefined);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const trimmed = typed.trim();
    if (sending || trimmed === '') return;
    setSending(true);
    setFailure(undefined);
    clientId.current ??= crypto.randomUUID();
    try {
      const body = { clientId: clientId.current, text: trimmed };
      const { message } = await access.post<{ message: DisputeMessage }>(`/v1/disputes/${number}/messages`, body);
      clientId.current = undefined;
      keep('');
      onSent(message);
    } catch (error) {
      setFailure(codeOf(error));
    }
    setSending(false);
  };
  return (
    <form class="talk-form" onSubmit={send}>
      <label class="field">
        <span>{text.write}</span>
        <textarea
          rows={2}
          maxLength={TEXT_MAX}
          value={typed}
          onInput={(event) => {
            clientId.current = undefined;
            keep(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) void send(event);
          }}
        />
      </label>
      <div aria-live="assertive">
        {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
      </div>
      <div class="talk-foot">
        <span class="small muted">{text.seenBy}</span>
        <button type="submit" class="button button-main" aria-disabled={sending || typed.trim() === ''}>
          <Icon name="send" size={16} />
          {sending ? words.resolution.form.sending : text.send}
        </button>
      </div>
    </form>
  );
}
