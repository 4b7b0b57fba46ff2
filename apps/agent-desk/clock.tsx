import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { waitingClock } from './waiting-clock.ts';

/** The first-reply target as words, colour and icon; never by colour alone. */
export function FirstReplyClock({ since, now }: { since: string; now: number }) {
  const { words } = useLanguage();
  const { level, time } = waitingClock(since, now);
  return (
    <span class={`clock clock-${level}`}>
      <Icon name={level === 'left' ? 'clock' : 'warning'} size={16} />
      <span>{format(words.desk.queue[level], { time })}</span>
    </span>
  );
}
