import { useState } from 'preact/hooks';
import { linkTarget, parseMarkdown, parsePlain } from '../../browser/markdown.ts';
import { Blocks, Inlines } from '../../browser/markdown-view.tsx';
import type { Message } from '../../protocol/conversation.ts';
import { formatTime } from '../format-time.ts';
import type { Delivery, LogEntry } from '../log-entries.ts';
import { AnswerCardView } from './answer-card.tsx';
import { AttachmentView } from './attachment-view.tsx';
import { Avatar } from './avatar.tsx';
import { CaseLink } from './case-link.tsx';
import { Icon, type IconName } from './icons.tsx';
import { OrderCardView } from './order-card.tsx';
import { ProgressCardView } from './progress-card.tsx';
import { useWidget } from './widget-context.ts';

const DELIVERY_ICONS: Readonly<Record<Delivery, IconName>> = {
  sending: 'clock',
  failed: 'alert',
  sent: 'check',
  read: 'checks',
};

/** One message with what belongs to it: name, files, article links, time, delivery. */
export function Bubble({
  entry,
  helped,
  live,
}: {
  entry: Extract<LogEntry, { kind: 'message' }>;
  helped: boolean | undefined;
  /** Its buttons can still be pressed: nothing has been said since. */
  live: boolean;
}) {
  const { say, locale } = useWidget();
  const { message, mine, first, last, delivery } = entry;
  const { author, text, attachments = [], card } = message;
  const who = mine ? say('you') : author.name || say('assistant');
  const classes = ['message', mine ? 'mine' : 'theirs', first && 'first'];
  return (
    <article class={classes.filter(Boolean).join(' ')} aria-label={who} data-seq={message.seq}>
      {!mine && (last ? <Avatar kind={author.kind} name={author.name} /> : <span class="avatar-room" />)}
      <div class="message-body">
        {first && !mine && <span class="author">{who}</span>}
        {card?.type === 'progress' && <ProgressCardView card={card} />}
        {text && (
          <div class={delivery ? `bubble ${delivery}` : 'bubble'}>
            <Text message={message} />
          </div>
        )}
        {attachments.map((attachment) => (
          <AttachmentView key={attachment.id} attachment={attachment} seq={message.seq} />
        ))}
        {card?.type === 'order' && <OrderCardView card={card} live={live} />}
        {card?.type === 'answer' && <AnswerCardView card={card} messageId={message.id} helped={helped} />}
        {(last || delivery === 'failed') && (
          <p class="meta">
            <time dateTime={message.createdAt}>{formatTime(message.createdAt, locale)}</time>
            {delivery && (
              <span class={`delivery ${delivery}`}>
                <Icon name={DELIVERY_ICONS[delivery]} />
                {say(delivery)}
              </span>
            )}
          </p>
        )}
        {delivery === 'failed' && entry.item && <Failure clientId={entry.item.clientId} code={entry.item.failure} />}
      </div>
    </article>
  );
}

/** The text; of one that a machine has translated or worded, with what it was made from one press away. */
function Text({ message }: { message: Message }) {
  const { say, locale } = useWidget();
  const [original, setOriginal] = useState(false);
  const { text = '', author, card, translation } = message;
  const passage = card?.type === 'answer' ? card.passage : undefined;
  if (translation === undefined && passage === undefined) return <Words kind={author.kind} text={text} />;
  const other = passage ?? text;
  const made = translation?.text ?? text;
  const keys = TOGGLES[passage === undefined ? 'translated' : 'worded'];
  return (
    <>
      <div lang={original ? undefined : (translation?.locale ?? locale)}>
        <Words kind={author.kind} text={original ? other : made} />
      </div>
      <p class="made">
        {say(keys.made)} ·{' '}
        <button type="button" class="made-toggle" aria-pressed={original} onClick={() => setOriginal(!original)}>
          {say(original ? keys.back : keys.original)}
        </button>
      </p>
    </>
  );
}

const TOGGLES = {
  translated: { made: 'translated', original: 'showOriginal', back: 'showTranslation' },
  worded: { made: 'worded', original: 'showPassage', back: 'showWording' },
} as const;

function Words({ kind, text }: { kind: Message['author']['kind']; text: string }) {
  const { server } = useWidget();
  if (kind === 'bot')
    return <Blocks blocks={parseMarkdown(text, (href) => linkTarget(href, server))} link={CaseLink} />;
  return (
    <p class="typed">
      <Inlines parts={parsePlain(text)} link={CaseLink} />
    </p>
  );
}

function Failure({
  clientId,
  code,
}: {
  clientId: string;
  code: Parameters<ReturnType<typeof useWidget>['explain']>[0] | undefined;
}) {
  const { say, explain, session } = useWidget();
  return (
    <div class="failure">
      {code && <p>{explain(code)}</p>}
      <button type="button" class="pill" onClick={() => session.retry(clientId)}>
        <Icon name="retry" />
        {say('retry')}
      </button>
      <button type="button" class="pill" onClick={() => session.discard(clientId)}>
        {say('discard')}
      </button>
    </div>
  );
}
