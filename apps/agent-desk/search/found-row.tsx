import { useLanguage } from '../../../browser/language.tsx';
import type { Words } from '../../../browser/load-words.ts';
import { OWNERS } from '../../../protocol/conversation.ts';
import type { Found } from '../../../protocol/find.ts';
import { momentText } from '../../../protocol/time/moment-text.ts';
import { LanguageTag, shownName } from '../people.tsx';

interface FoundRowProps {
  readonly found: Found;
  readonly onOpen: () => void;
}

/** One of what was found; all of it opens it. */
export function FoundRow({ found, onOpen }: FoundRowProps) {
  return (
    <li class="ticket">
      {found.kind === 'case' ? (
        <a class="ticket-open found-open" href={`#disputes/${encodeURIComponent(found.id)}`}>
          <Facts found={found} />
        </a>
      ) : (
        <button type="button" class="ticket-open found-open" onClick={onOpen}>
          <Facts found={found} />
        </button>
      )}
    </li>
  );
}

function Facts({ found }: { found: Found }) {
  const { locale, words } = useLanguage();
  const text = words.desk.search;
  const { snippet, createdAt } = found;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = found.kind === 'case' ? found.people : [shownName(words, found.people[0] ?? '', found.id)];
  return (
    <>
      <span class="ticket-facts">
        <span class="side-item-name">{names.join(' · ')}</span>
        <span class="tag">{stateName(words, found)}</span>
        {found.exact === true && <span class="tag tag-good">{text.exact}</span>}
      </span>
      {snippet !== undefined && (
        <span class="found-text" lang={found.locale}>
          {snippet.by === 'note' && <span class="tag">{words.desk.chat.note}</span>}
          {snippet.parts.map(({ text: part, hit }, at) =>
            hit === true ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
          )}
        </span>
      )}
      <span class="ticket-facts small muted">
        <span>{text.kindOf[found.kind]}</span>
        {found.number !== undefined && <span class="mono">{found.number}</span>}
        <time dateTime={createdAt}>{momentText(Date.parse(createdAt), { locale, timeZone, role: 'at' })}</time>
        {found.locale !== undefined && <LanguageTag locale={found.locale} />}
        {found.agent !== undefined && <span>{found.agent}</span>}
        {found.tags.map((tag) => (
          <span key={tag} class="tag">
            {tag}
          </span>
        ))}
      </span>
    </>
  );
}

function stateName(words: Words, { kind, state }: Found): string {
  if (kind === 'case') return Object.entries(words.disputes.states).find(([name]) => name === state)?.[1] ?? state;
  const owner = OWNERS.find((one) => one === state);
  return owner === undefined ? state : words.desk.search.states[owner];
}
