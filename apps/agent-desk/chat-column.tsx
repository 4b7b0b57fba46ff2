import { useEffect, useRef, useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { Icon, type IconName } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { LoadState } from '../../browser/load-state.tsx';
import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { ChatDialog } from './chat-dialogs.tsx';
import { chatPicks } from './chat-picks.ts';
import { FirstReplyClock } from './clock.tsx';
import { Composer } from './composer.tsx';
import type { DeskLink } from './desk-link.ts';
import { PacketPanel } from './packet-panel.tsx';
import { chatLocale, chatName, Initial, LanguageTag, Verified } from './people.tsx';
import type { Draft, DraftChange } from './saved-texts.ts';
import { awaitingFirstReply, type Chat, isMine } from './state.ts';
import { canRejoin } from './tickets/splittable.ts';
import { TicketBar } from './tickets/ticket-bar.tsx';
import type { TicketDialog } from './tickets/ticket-dialogs.tsx';
import { Transcript } from './transcript.tsx';
import { useReading } from './use-reading.ts';
import type { ReplyBook } from './use-reply-book.ts';

interface ChatColumnProps {
  readonly chat: Chat;
  readonly focused: boolean;
  readonly now: number;
  readonly myId: string;
  readonly myName: string;
  /** Whether the agent sees cases, too. */
  readonly opensCases: boolean;
  /** Of the account: chats are translated into it. */
  readonly myLocale: Locale;
  readonly link: DeskLink;
  readonly book: ReplyBook;
  readonly draft: Draft;
  readonly details: boolean;
  readonly onDraft: (change: DraftChange) => void;
  readonly onDetails: () => void;
  readonly onFocus: () => void;
  readonly onDialog: (dialog: ChatDialog | TicketDialog) => void;
  /** The ticket becomes this agent's chat. */
  readonly onTake: () => void;
  readonly onRemove: () => void;
}

/** One conversation: who it is, what was said, and where to answer. */
export function ChatColumn(props: ChatColumnProps) {
  const { chat, focused, link, draft, onFocus } = props;
  const { ticket } = chat;
  const { words } = useLanguage();
  const column = useRef<HTMLElement>(null);
  const name = chatName(words, chat);
  useEffect(() => {
    if (focused) column.current?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'smooth' });
  }, [focused]);
  useReading(focused && ticket !== undefined ? () => link.tickets.reading(chat.id) : undefined);
  const withdraw = (clientId: string): void => {
    const entry = chat.pending.find((candidate) => candidate.clientId === clientId);
    if (entry === undefined) return;
    const box = entry.kind === 'note' ? 'note' : 'reply';
    props.onDraft(({ [box]: typed, files }) => ({
      mode: box,
      [box]: [entry.text, typed].filter((part) => part !== '').join('\n'),
      files: [...entry.files, ...files],
    }));
    link.withdraw(chat.id, clientId);
  };
  return (
    <section
      ref={column}
      class={focused ? 'chat chat-focused' : 'chat'}
      // One person may have two tickets on this desk.
      aria-label={[format(words.desk.chat.region, { name }), ticket?.number ?? []].flat().join(', ')}
      data-conversation={chat.id}
      onFocusCapture={onFocus}
      onPointerDown={onFocus}
    >
      <ChatHead {...props} name={name} />
      {ticket !== undefined && (
        <TicketBar
          ticket={ticket}
          myId={props.myId}
          now={props.now}
          readers={chat.readers ?? []}
          onAct={(act) => void link.tickets.actOn(ticket, act)}
          merged={chat.merged ?? []}
          split={chat.split ?? []}
          onDialog={props.onDialog}
          onRejoin={
            canRejoin(ticket, chat.messages) ? (from) => void link.tickets.rejoin({ from, off: ticket }) : undefined
          }
          onLook={(id) => link.tickets.look(id)}
          onPutBack={isMine(chat) ? () => void link.putBack(chat.id) : undefined}
        />
      )}
      <div class="chat-split">
        {props.details && <PacketPanel chat={chat} opensCases={props.opensCases} />}
        <div class="chat-flow">
          <Transcript
            chat={chat}
            name={name}
            myName={props.myName}
            focused={focused}
            onRead={(seq) => link.read(chat.id, seq)}
            onRetry={(clientId) => link.retry(chat.id, clientId)}
            onWithdraw={withdraw}
          />
          <Typing name={name} on={chat.shopperTyping} />
          {isMine(chat) ? (
            <Composer
              name={name}
              picks={chatPicks(props)}
              locale={chatLocale(chat)}
              zone={column}
              draft={draft}
              onDraft={props.onDraft}
              onTyping={(typing) => link.typing(chat.id, typing)}
              onWrite={(kind, text, files) => link.write(chat.id, kind, text, files)}
            />
          ) : (
            <ChatOver {...props} />
          )}
        </div>
      </div>
    </section>
  );
}

function Typing({ name, on }: { name: string; on: boolean }) {
  const { words } = useLanguage();
  return (
    <p class="typing" role="status">
      {on && (
        <>
          <span class="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {format(words.desk.chat.typing, { name })}
        </>
      )}
    </p>
  );
}

function ChatHead(props: ChatColumnProps & { readonly name: string }) {
  const { chat, name, now, onDialog, details, onDetails } = props;
  const { words } = useLanguage();
  const text = words.desk.actions;
  const since = awaitingFirstReply(chat);
  const verified = chat.packet?.shopper.verified ?? chat.item?.shopper.verified ?? false;
  return (
    <header class="chat-head">
      <Initial name={name} />
      <div class="chat-who">
        <h2>{name}</h2>
        <p>
          <Verified verified={verified} />
          <LanguageTag locale={chatLocale(chat)} />
          {!details && chat.packet !== undefined && <span class="tag">{words.desk.reason[chat.packet.reason]}</span>}
          {since !== undefined && <FirstReplyClock since={since} now={now} />}
        </p>
      </div>
      <div class="chat-actions" role="toolbar" aria-label={text.label}>
        <Action icon="details" label={text.details} keys="Alt I" pressed={details} onClick={onDetails} />
        {isMine(chat) && (
          <>
            <TranslateAction {...props} />
            <Action icon="transfer" label={text.transfer} keys="Alt T" onClick={() => onDialog('transfer')} />
            <Action icon="back" label={text.back} keys="Alt R" onClick={() => onDialog('back')} />
            <Action icon="accept" label={text.close} keys="Alt C" labelled onClick={() => onDialog('close')} />
          </>
        )}
      </div>
    </header>
  );
}

/** Offered where the agent and the shopper use different languages, and somebody can translate. */
function TranslateAction({ chat, link, myLocale }: ChatColumnProps) {
  const { words } = useLanguage();
  const { translation } = chat;
  const on = translation?.into !== undefined;
  if (translation?.available !== true || (!on && chatLocale(chat) === myLocale)) return null;
  return (
    <Action
      icon="globe"
      label={on ? words.desk.translation.off : words.desk.translation.on}
      pressed={on}
      onClick={() => void link.translate(chat.id, !on)}
    />
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  /** Shows the label where the column has room for it. */
  readonly labelled?: boolean;
  readonly onClick: () => void;
}

function Action(props: ActionProps) {
  return (
    <button
      type="button"
      class={props.labelled === true ? 'icon-button chat-action-labelled' : 'icon-button'}
      aria-label={props.label}
      title={props.keys === undefined ? props.label : `${props.label} (${props.keys})`}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
      {props.labelled === true && <span class="chat-action-label">{props.label}</span>}
    </button>
  );
}

/** What stands in the composer's place once the chat is not ours: why, and the text that was not sent. */
function ChatOver({ chat, draft, link, onTake, onRemove }: ChatColumnProps) {
  const { words } = useLanguage();
  const [copied, setCopied] = useState(false);
  const { phase } = chat;
  if (phase.is === 'failed') {
    return (
      <div class="chat-over" role="alert">
        <p>{errorText(words, phase.code)}</p>
        <button type="button" class="button" onClick={() => link.reopen(chat.id)}>
          {words.desk.common.retry}
        </button>
      </div>
    );
  }
  if (phase.is === 'loading') return <LoadState state={phase} onRetry={() => link.reopen(chat.id)} />;
  const unsent = [draft.reply, draft.note].filter((text) => text !== '').join('\n\n');
  return (
    <div class="chat-over" role="alert">
      {phase.is === 'lost' ? (
        <p>
          <strong>{words.desk.lost.heading}</strong> {words.desk.lost[phase.reason]}
        </p>
      ) : (
        <p>{overText(words, chat)}</p>
      )}
      {unsent !== '' && (
        <div class="chat-over-draft">
          <p class="small">{words.desk.lost.draft}</p>
          <p class="plain draft-text">{unsent}</p>
          <button
            type="button"
            class="button button-small"
            onClick={() => {
              void navigator.clipboard.writeText(unsent).then(() => setCopied(true));
            }}
          >
            {copied ? words.desk.lost.copied : words.desk.lost.copy}
          </button>
        </div>
      )}
      <div class="chat-over-ways">
        {phase.is === 'ended' && phase.owner === 'ticket' && (
          <button type="button" class="button button-main" onClick={onTake}>
            {words.desk.tickets.answer}
          </button>
        )}
        <button type="button" class="button" onClick={onRemove}>
          {words.desk.chat.remove}
        </button>
      </div>
    </div>
  );
}

/** Why nothing can be written here. */
function overText(words: Words, { phase, ticket }: Chat): string {
  const owner = phase.is === 'ended' ? phase.owner : 'closed';
  if (owner === 'bot') return words.desk.chat.returned;
  if (owner === 'agent') return format(words.desk.tickets.answering, { name: ticket?.holder?.name ?? '' });
  return owner === 'ticket' ? words.desk.tickets.unanswered : words.desk.chat.closed;
}
