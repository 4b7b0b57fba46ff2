import { useLanguage } from '../../browser/language.tsx';
import { LOCALE_NAMES } from '../../protocol/locale.ts';
import { shownName, Verified } from './people.tsx';
import type { Chat } from './state.ts';

/** The hand-off: all that is known, so that the agent need not ask again. */
export function PacketPanel({ chat }: { chat: Chat }) {
  const { locale, words } = useLanguage();
  const text = words.desk.packet;
  const packet = chat.packet;
  if (packet === undefined) return null;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
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
              <div key={label}>
                <dt>{label}</dt>
                <dd class="plain">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <dl>
        <div>
          <dt>{text.reason}</dt>
          <dd>{words.desk.reason[packet.reason]}</dd>
        </div>
        <div>
          <dt>{words.desk.priority.label}</dt>
          <dd>
            {packet.priority === 'other' ? (
              words.desk.priority.other
            ) : (
              <span class="tag tag-warm">{words.desk.priority[packet.priority]}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{text.shopper}</dt>
          <dd>
            {shownName(words, packet.shopper.name, chat.id)} <Verified verified={packet.shopper.verified} />
          </dd>
        </div>
        {packet.shopper.email !== undefined && (
          <div>
            <dt>{text.email}</dt>
            <dd class="breakable">{packet.shopper.email}</dd>
          </div>
        )}
        <div>
          <dt>{text.language}</dt>
          <dd lang={packet.locale}>{LOCALE_NAMES[packet.locale]}</dd>
        </div>
        <div>
          <dt>{text.since}</dt>
          <dd>
            <time dateTime={packet.waitingSince}>{moment.format(new Date(packet.waitingSince))}</time>
          </dd>
        </div>
        <div>
          <dt>{text.earlier}</dt>
          <dd>
            {packet.earlierConversations === 0
              ? text.earlierNone
              : new Intl.NumberFormat(locale).format(packet.earlierConversations)}
          </dd>
        </div>
      </dl>
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
    </aside>
  );
}

function Rated({ helpful }: { helpful: boolean | undefined }) {
  const { words } = useLanguage();
  const text = words.desk.packet;
  if (helpful === undefined) return <span class="small muted">{text.unrated}</span>;
  return <span class={helpful ? 'tag tag-good' : 'tag tag-danger'}>{helpful ? text.helpful : text.notHelpful}</span>;
}
