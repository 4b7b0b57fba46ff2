import { useEffect, useState } from 'preact/hooks';
import { formatSeconds } from '../format-time.ts';
import type { Pause } from '../pause.ts';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

const LINES = {
  overloaded: { send: 'pauseBusySend', open: 'pauseBusyOpen' },
  rate_limited: { send: 'pauseFastSend', open: 'pauseFastOpen' },
} as const;

/** Says calmly that the server asked for a moment, and when it goes on by itself. The seconds are seen, not read out. */
export function PauseBanner({ pause }: { pause: Pause }) {
  const { say, explain, locale } = useWidget();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((pause.until - now) / 1_000);
  const { code, what } = pause;
  return (
    <div class="banner calm">
      <Icon name="clock" />
      <span>{code === 'overloaded' || code === 'rate_limited' ? say(LINES[code][what]) : explain(code)}</span>
      {seconds > 0 && (
        <span class="countdown" aria-hidden="true">
          {formatSeconds(seconds, locale)}
        </span>
      )}
    </div>
  );
}
