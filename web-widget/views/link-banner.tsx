import { useEffect, useState } from 'preact/hooks';
import type { Link } from '../state.ts';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

/** A short break is no news, milliseconds. */
const QUIET_MS = 1_200;

/** Says that the link is gone, once that lasts; nothing typed is lost meanwhile, and it says so. */
export function LinkBanner({ link, loaded }: { link: Link; loaded: boolean }) {
  const { say, session } = useWidget();
  const [shown, setShown] = useState<Link>('online');
  useEffect(() => {
    if (link === 'online' || (link === 'connecting' && !loaded)) return setShown('online');
    const timer = setTimeout(() => setShown(link), link === 'offline' ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [link, loaded]);
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
