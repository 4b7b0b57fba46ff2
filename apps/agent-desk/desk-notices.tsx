import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Connection, Notice } from './state.ts';

/** Says that the desk is not connected, while it is not. */
export function ConnectionBanner({ connection }: { connection: Connection }) {
  const { words } = useLanguage();
  const text = words.desk.connection;
  return (
    <div class="banner-place" role="status">
      {connection !== 'online' && (
        <p class={connection === 'connecting' ? 'banner' : 'banner banner-caution'}>
          {connection === 'reconnecting' && !navigator.onLine ? text.offline : text[connection]}
        </p>
      )}
    </div>
  );
}

/** What did not work, or ended without the agent's doing, until it is dismissed. */
export function Notices({ notices, onDismiss }: { notices: readonly Notice[]; onDismiss: (id: string) => void }) {
  const { words } = useLanguage();
  return (
    <div class="notices" role="alert">
      {notices.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.kind}`}>
          <span>{notice.code === 'offer_expired' ? words.desk.lost.expired : errorText(words, notice.code)}</span>
          <button
            type="button"
            class="icon-button icon-button-small"
            aria-label={words.desk.common.dismiss}
            onClick={() => onDismiss(notice.id)}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}
