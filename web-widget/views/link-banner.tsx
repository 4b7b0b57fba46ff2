import { useEffect, useState } from 'preact/hooks';
import type { Link, State } from '../state.ts';
import { Icon } from './icons.tsx';
import { PauseBanner } from './pause-banner.tsx';
import { useWidget } from './widget-context.ts';

/** A short break is no news, milliseconds. */
const QUIET_MS = 1_200;

/** Says that the link is gone, once that lasts; nothing typed is lost meanwhile, and it says so. */
export function LinkBanner({ state: { link, loaded, pause, outbox } }: { state: State }) {
  const { say, session } = useWidget();
  const [shown, setShown] = useState<Link>('online');
  useEffect(() => {
    if (link === 'online' || (link === 'connecting' && !loaded)) return setShown('online');
    const timer = setTimeout(() => setShown(link), link === 'offline' ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [link, loaded]);
  // Nothing is left to send where the shopper has thrown it away.
  const waits = pause?.what === 'open' || outbox.some(({ failure }) => failure === undefined);
  if (pause !== undefined && waits && shown !== 'offline')
    return (
      <div role="status">
        <PauseBanner pause={pause} />
      </div>
    );
  return (
    <div role="status">
      {shown !== 'online' && (
        <div class="banner">
          <Icon name="cloud" />
          <span>{say(shown === 'offline' ? 'offline' : 'reconnecting')}</span>
          <button type="button" class="pill" onClick={session.probe}>
            {say('tryNow')}
          </button>
        </div>
      )}
    </div>
  );
}
