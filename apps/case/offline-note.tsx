import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';

/** Whether the browser knows of a network at all. */
function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** Says that nothing new can arrive, for as long as that is so. */
export function OfflineNote() {
  const { words } = useLanguage();
  const online = useOnline();
  return <div role="status">{!online && <p class="offline-note">{words.resolution.page.offline}</p>}</div>;
}
