import { useLanguage } from '../../browser/language.tsx';
import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { moneyText } from './amounts.ts';
import { Moment } from './moment.tsx';
import { ReasonsText } from './reasons-text.tsx';
import { termsText } from './terms-text.ts';
import { type TimelineGroup, timelineGroups } from './timeline-groups.ts';
import { word } from './word-for-code.ts';

const MONEY_TO = { buyer: 'toBuyer', seller: 'toSeller', escrow: 'toEscrow' } as const;
/** Of more entries than this the older ones are folded away. */
const SHOWN = 8;

/** Nobody's act, and no deadline's. */
const BY_NOBODY: readonly string[] = ['told', 'unreached'];

/** Everything that happened, newest first. */
export function Timeline({ view }: { view: DisputeView }) {
  const { words } = useLanguage();
  const entries = timelineGroups(view.timeline);
  const shown = entries.length <= SHOWN + 2 ? entries : entries.slice(0, SHOWN);
  const older = entries.slice(shown.length);
  return (
    <section class="card timeline-card" aria-labelledby="timeline">
      <h2 id="timeline">{words.resolution.timeline.heading}</h2>
      <Entries entries={shown} />
      {older.length > 0 && (
        <details class="earlier">
          <summary>{format(words.resolution.page.earlier, { count: older.length })}</summary>
          <Entries entries={older} />
        </details>
      )}
    </section>
  );
}

function Entries({ entries }: { entries: readonly TimelineGroup[] }) {
  const { locale, words } = useLanguage();
  const told = (code: string, count: number): string => {
    const event = word(words.disputes.events, code);
    return count === 1 ? event : format(words.resolution.timeline.several, { event, count });
  };
  return (
    <ol class="timeline">
      {entries.map(({ entry, count }) => (
        <li key={entry.seq} class={`happened happened-${entry.by.role}`}>
          <p class="happened-what">{told(entry.event, count)}</p>
          {entry.terms !== undefined && <p>{termsText(words, locale, entry.terms)}</p>}
          {entry.moved?.map(({ to, amount }) => (
            <p key={to}>
              {words.resolution.money[MONEY_TO[to]]} {moneyText(locale, amount)}
            </p>
          ))}
          <ReasonsText
            reasons={entry.text}
            prepared={entry.prepared}
            writtenIn={entry.writtenIn}
            class="happened-text"
          />
          <p class="small muted">
            {authorOf(words, entry)}
            <Moment at={entry.at} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Who did it, before its date. */
function authorOf(words: Words, { by, event }: TimelineGroup['entry']): string {
  if (BY_NOBODY.includes(event)) return '';
  const role = word(words.disputes.roles, by.role);
  return by.name !== '' && !['clock', 'ledger'].includes(by.role) ? `${role} · ${by.name} · ` : `${role} · `;
}
