import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DeadlineView } from '../../protocol/dispute-list.ts';
import { spanText } from '../../protocol/time/span-text.ts';
import { beat, deadlineText, remaining } from './remaining.ts';
import { useNow } from './use-now.ts';
import { word } from './word-for-code.ts';

interface DeadlineProps extends DeadlineView {
  /** What is due to this reader, where that is known better than by the clock's name. */
  readonly label?: string | undefined;
  readonly compact?: boolean;
}

const RADIUS = 15;
const ROUND = 2 * Math.PI * RADIUS;

/** A deadline as a ring that empties, with the time left in words, the exact instant, and what happens then. */
export function Deadline({ clock, startedAt, dueAt, timeZone, afterwards, label, compact = false }: DeadlineProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.deadline;
  const now = useNow(beat(Math.max(0, Date.parse(dueAt) - Date.now())));
  const { left, part, pressure } = remaining(startedAt, dueAt, now);
  const by = format(text.until, { at: deadlineText(locale, dueAt, timeZone) });
  const says = left === 0 ? text.over : format(text.left, { span: spanText(locale, left) });
  return (
    <div class={`deadline deadline-${pressure}${compact ? ' deadline-compact' : ''}`}>
      <svg class="deadline-ring" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
        <circle class="deadline-track" cx="20" cy="20" r={RADIUS} />
        <circle
          class="deadline-part"
          cx="20"
          cy="20"
          r={RADIUS}
          stroke-dasharray={`${part * ROUND} ${ROUND}`}
          transform="rotate(-90 20 20)"
        />
        <path class="deadline-hand" d="M20 12.5V20l4.5 3" />
      </svg>
      <div class="deadline-text">
        <span class="deadline-what">{label ?? word(words.disputes.clocks, clock)}</span>
        <time class="deadline-left" dateTime={dueAt} title={by}>
          {says}
        </time>
        {!compact && (
          <>
            <span class="small muted">{by}</span>
            <span class="small deadline-afterwards">{word(words.disputes.afterwards, afterwards)}</span>
          </>
        )}
      </div>
    </div>
  );
}
