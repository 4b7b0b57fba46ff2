import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
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

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (id: string) => void;
  /** What a notice tells of is taken back. */
  readonly onUndo: (notice: Notice) => void;
}

/** What did not work, ended without the agent's doing, or can be taken back, until it is dismissed. */
export function Notices({ notices, onDismiss, onUndo }: NoticesProps) {
  const { words } = useLanguage();
  return (
    <div class="notices" role="alert">
      {notices.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.kind}`}>
          <span>{textOf(words, notice)}</span>
          {(notice.merged ?? notice.split) !== undefined && (
            <button
              type="button"
              class="link-button"
              onClick={() => {
                onDismiss(notice.id);
                onUndo(notice);
              }}
            >
              {words.desk.tickets.undo}
            </button>
          )}
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

function textOf(words: Words, { code, merged, split }: Notice): string {
  if (merged !== undefined)
    return format(words.desk.tickets.merged, { from: merged.from.number, into: merged.into.number });
  if (split !== undefined)
    return format(words.desk.tickets.splitDone, { from: split.from.number, into: split.off.number });
  return code === 'offer_expired' ? words.desk.lost.expired : errorText(words, code);
}
