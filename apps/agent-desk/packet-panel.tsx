import type { ComponentChildren } from 'preact';
import { useLanguage } from '../../browser/language.tsx';
import type { HandoffPacket } from '../../protocol/agent-events.ts';
import { LOCALE_NAMES } from '../../protocol/locale.ts';
import { Matters } from './matters.tsx';
import { shownName, Verified } from './people.tsx';
import type { Chat } from './state.ts';

/** The hand-off: all that is known, so that the agent need not ask again. */
export function PacketPanel({ chat, opensCases }: { chat: Chat; opensCases: boolean }) {
  const { words } = useLanguage();
  const text = words.desk.packet;
  const { packet } = chat;
  if (packet === undefined) return null;
  return (
    <aside class="packet" aria-label={text.heading}>
      <h3>{text.heading}</h3>
      {packet.question !== undefined && (
        <div class="packet-question">
          <h4>{text.question}</h4>
          <blockquote lang={packet.locale}>{packet.question}</blockquote>
        </div>
      )}
      {packet.form !== undefined && (
        <div class="packet-form">
          <h4>{text.form}</h4>
          <dl lang={packet.locale}>
            {packet.form.map(({ label, value }) => (
              <Fact key={label} label={label} class="plain">
                {value}
              </Fact>
            ))}
          </dl>
        </div>
      )}
      <Facts packet={packet} name={shownName(words, packet.shopper.name, chat.id)} />
      {packet.shopper.verified && <Matters conversationId={chat.id} opensCases={opensCases} />}
      <Articles packet={packet} />
    </aside>
  );
}

/** Who waits, since when, and why. */
function Facts({ packet, name }: { packet: HandoffPacket; name: string }) {
  const { locale, words } = useLanguage();
  const text = words.desk.packet;
  const { priority, shopper, waitingSince, earlierConversations } = packet;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <dl>
      <Fact label={text.reason}>{words.desk.reason[packet.reason]}</Fact>
      <Fact label={words.desk.priority.label}>
        {priority === 'other' ? (
          words.desk.priority.other
        ) : (
          <span class="tag tag-warm">{words.desk.priority[priority]}</span>
        )}
      </Fact>
      <Fact label={text.shopper}>
        {name} <Verified verified={shopper.verified} />
      </Fact>
      {shopper.email !== undefined && (
        <Fact label={text.email} class="breakable">
          {shopper.email}
          {shopper.emailProven !== undefined && <ProvenEmail proven={shopper.emailProven} />}
        </Fact>
      )}
      <Fact label={text.language} lang={packet.locale}>
        {LOCALE_NAMES[packet.locale]}
      </Fact>
      <Fact label={text.since}>
        <time dateTime={waitingSince}>{moment.format(new Date(waitingSince))}</time>
      </Fact>
      <Fact label={text.earlier}>
        {earlierConversations === 0 ? text.earlierNone : new Intl.NumberFormat(locale).format(earlierConversations)}
      </Fact>
    </dl>
  );
}

/** A guest's address: until they came by a letter to it, anybody may have written it there. */
function ProvenEmail({ proven }: { proven: boolean }) {
  const { words } = useLanguage();
  const text = words.desk.packet;
  return proven ? (
    <span class="tag tag-good">{text.emailProven}</span>
  ) : (
    <p class="small muted">{text.emailUnproven}</p>
  );
}

interface FactProps {
  readonly label: string;
  readonly class?: string;
  readonly lang?: string;
  readonly children: ComponentChildren;
}

function Fact({ label, children, ...rest }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd {...rest}>{children}</dd>
    </div>
  );
}

/** What the bot has answered with, and whether it helped. */
function Articles({ packet }: { packet: HandoffPacket }) {
  const { words } = useLanguage();
  const text = words.desk.packet;
  return (
    <div>
      <h4>{text.articles}</h4>
      {packet.articles.length === 0 ? (
        <p class="muted">{text.noArticles}</p>
      ) : (
        <ul class="packet-articles">
          {packet.articles.map((article) => (
            <li key={article.slug}>
              <a
                href={`/help/${packet.locale}/${encodeURIComponent(article.slug)}`}
                target="_blank"
                rel="noreferrer"
                lang={packet.locale}
              >
                {article.title}
              </a>
              <Rated helpful={article.helpful} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Rated({ helpful }: { helpful: boolean | undefined }) {
  const { words } = useLanguage();
  const text = words.desk.packet;
  if (helpful === undefined) return <span class="small muted">{text.unrated}</span>;
  return <span class={helpful ? 'tag tag-good' : 'tag tag-danger'}>{helpful ? text.helpful : text.notHelpful}</span>;
}
