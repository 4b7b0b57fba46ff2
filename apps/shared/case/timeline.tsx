import type { DisputeView } from '../../../protocol/disputes.ts';
import { useLanguage } from '../language.tsx';
import { exactTime, shortTime } from './remaining.ts';
import { termsText } from './terms-text.ts';
import { word } from './word.ts';

/** Everything that happened, newest first. */
export function Timeline({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const entries = [...view.timeline].sort((one, other) => other.seq - one.seq);
  return (
    <section class="card timeline-card" aria-labelledby="timeline">
      <h2 id="timeline">{words.resolution.timeline.heading}</h2>
      <ol class="timeline">
        {entries.map((entry) => (
          <li key={entry.seq} class={`happened happened-${entry.by.role}`}>
            <p class="happened-what">{word(words.disputes.events, entry.event)}</p>
            {entry.terms !== undefined && <p>{termsText(words, locale, entry.terms)}</p>}
            {entry.text !== undefined && entry.text !== '' && <p class="plain happened-text">{entry.text}</p>}
            <p class="small muted">
              {entry.by.name !== '' && !['clock', 'ledger'].includes(entry.by.role)
                ? `${word(words.disputes.roles, entry.by.role)} · ${entry.by.name} · `
                : `${word(words.disputes.roles, entry.by.role)} · `}
              <time dateTime={entry.at} title={exactTime(locale, entry.at)}>
                {shortTime(locale, entry.at)}
              </time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
