import { useState } from 'preact/hooks';
import { AttachmentView } from '../../browser/attachment-view.tsx';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Words } from '../../browser/load-words.ts';
import { linkTarget, parseMarkdown } from '../../browser/markdown.ts';
import { Blocks } from '../../browser/markdown-view.tsx';
import { Why } from '../../browser/trace/why.tsx';
import type { Note } from '../../protocol/agent-events.ts';
import type { Message } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Pending } from './state.ts';
import { mailOf, WholeMail } from './whole-mail.tsx';

interface MessageBubbleProps {
  readonly conversationId: string;
  /** The first message of the log greets, for no reason of its own. */
  readonly greeting: boolean;
  readonly message: Message;
  readonly grouped: boolean;
  readonly delivery: 'sent' | 'read' | undefined;
  readonly shopperName: string;
  readonly myName: string;
  readonly shopperLocale: Locale;
}

/** One entry of the log. People's words are text, the bot's are Markdown. */
export function MessageBubble({
  conversationId,
  greeting,
  message,
  grouped,
  delivery,
  shopperName,
  myName,
  shopperLocale,
}: MessageBubbleProps) {
  const { words } = useLanguage();
  const kind = message.author.kind;
  const author = authorName(words, message, shopperName, myName);
  if (kind === 'system') {
    return (
      <p class="system-line" lang={shopperLocale}>
        {message.text}
      </p>
    );
  }
  return (
    <div class={`row row-${kind}${grouped ? ' row-grouped' : ''}`}>
      <p class={grouped ? 'visually-hidden' : 'row-author'}>
        <span>{author}</span> <Clock moment={message.createdAt} />
      </p>
      <div class="bubble" lang={shopperLocale}>
        <MessageText message={message} shopperLocale={shopperLocale} />
        {message.attachments?.map((attachment) => (
          <AttachmentView key={attachment.id} attachment={attachment} />
        ))}
        {message.card?.type === 'answer' && <Sources message={message} />}
        {message.card?.type === 'rating' && <p class="small muted">{words.desk.chat.ratingAsked}</p>}
        {message.suggestedActions !== undefined && message.suggestedActions.length > 0 && (
          <ul class="choices" aria-label={words.desk.chat.offeredChoices}>
            {message.suggestedActions.map((action) => (
              <li key={action.title}>{action.title}</li>
            ))}
          </ul>
        )}
      </div>
      {kind === 'bot' && !greeting && <Why conversationId={conversationId} seq={message.seq} />}
      {mailOf(message) !== undefined && <WholeMail conversationId={conversationId} message={message} />}
      {delivery !== undefined && (
        <p class="delivery">
          <Icon name={delivery === 'read' ? 'checks' : 'check'} size={14} /> {words.desk.chat[delivery]}
        </p>
      )}
    </div>
  );
}

/** The text; of one that was translated the side that is this agent's, with the other one press away. */
function MessageText({ message, shopperLocale }: Pick<MessageBubbleProps, 'message' | 'shopperLocale'>) {
  const { words } = useLanguage();
  const { text, author, translation } = message;
  const own = author.kind === 'agent';
  const [translated, setTranslated] = useState(!own);
  if (text === undefined) return null;
  if (author.kind === 'bot') return <Blocks blocks={parseMarkdown(text, ownLink)} />;
  if (translation === undefined) return <p class="plain">{text}</p>;
  const { translated: made, original, translation: back, sentTranslated } = words.desk.translation;
  return (
    <>
      <p class="plain" lang={translated ? translation.locale : own ? undefined : shopperLocale}>
        {translated ? translation.text : text}
      </p>
      <p class="small">
        {own ? sentTranslated : made} ·{' '}
        <button
          type="button"
          class="link-button"
          aria-pressed={translated === own}
          onClick={() => setTranslated(!translated)}
        >
          {translated ? original : back}
        </button>
      </p>
    </>
  );
}

export function NoteBubble({ note, myName }: { note: Note; myName: string }) {
  const { words } = useLanguage();
  return (
    <div class="row row-note">
      <p class="row-author">
        <Icon name="note" size={14} /> <strong>{words.desk.chat.note}</strong> ·{' '}
        {note.author === myName ? words.desk.chat.you : note.author} <Clock moment={note.createdAt} />
      </p>
      <div class="bubble">
        <p class="plain">{note.text}</p>
      </div>
      <p class="delivery">{words.desk.chat.noteHint}</p>
    </div>
  );
}

interface PendingBubbleProps {
  readonly pending: Pending;
  readonly canRetry: boolean;
  readonly onRetry: () => void;
  readonly onWithdraw: () => void;
}

/** Something on its way, or that did not get there, with what can be done about it. */
export function PendingBubble({ pending, canRetry, onRetry, onWithdraw }: PendingBubbleProps) {
  const { words } = useLanguage();
  const failed = pending.state === 'failed';
  return (
    <div class={`row row-${pending.kind === 'note' ? 'note' : 'agent'} ${failed ? 'row-failed' : 'row-pending'}`}>
      <p class="row-author">
        <span>{pending.kind === 'note' ? words.desk.chat.note : words.desk.chat.you}</span>{' '}
        <Clock moment={pending.createdAt} />
      </p>
      <div class="bubble">
        {pending.text !== '' && <p class="plain">{pending.text}</p>}
        {pending.files.map((file) => (
          <p key={file.id} class="file-chip">
            <Icon name="file" /> {file.name}
          </p>
        ))}
      </div>
      {failed ? (
        <div class="delivery delivery-failed" role="alert">
          <p>
            <Icon name="warning" size={14} /> {words.desk.chat.failed}
            {pending.errorCode !== undefined && `: ${errorText(words, pending.errorCode)}`}
          </p>
          {canRetry && (
            <button type="button" class="link-button" onClick={onRetry}>
              {words.desk.common.retry}
            </button>
          )}
          <button type="button" class="link-button" onClick={onWithdraw}>
            {words.desk.chat.discard}
          </button>
        </div>
      ) : (
        <p class="delivery">
          {pending.state === 'acknowledged' ? (
            <>
              <Icon name="check" size={14} /> {words.desk.chat.sent}
            </>
          ) : (
            words.desk.chat.sending
          )}
        </p>
      )}
    </div>
  );
}

function Sources({ message }: { message: Message }) {
  const { words } = useLanguage();
  if (message.card?.type !== 'answer' || message.card.articles.length === 0) return null;
  return (
    <p class="sources">
      <span class="muted">{words.desk.chat.sources}:</span>{' '}
      {message.card.articles.map((article, index) => (
        <span key={article.slug}>
          {index > 0 && ' · '}
          <a href={ownLink(article.url)} target="_blank" rel="noreferrer">
            {article.title}
          </a>
        </span>
      ))}
    </p>
  );
}

function ownLink(href: string): string | undefined {
  return linkTarget(href, location.origin);
}

function Clock({ moment }: { moment: string }) {
  const { locale } = useLanguage();
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  return (
    <time class="row-time" dateTime={moment}>
      {time.format(new Date(moment))}
    </time>
  );
}

function authorName(words: Words, message: Message, shopperName: string, myName: string): string {
  switch (message.author.kind) {
    case 'shopper':
      return shopperName;
    case 'bot':
      return words.desk.chat.assistant;
    case 'agent':
      return message.author.name === myName ? words.desk.chat.you : message.author.name;
    default:
      return message.author.name;
  }
}
