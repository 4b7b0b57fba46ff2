import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BrowserStorage } from '../../browser/browser-storage.ts';
import type { UploadList } from '../../browser/upload-list.ts';
import { format } from '../../locales/format.ts';
import type { WidgetSettings } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Host } from '../host.ts';
import type { InboxCount } from '../inbox-count.ts';
import type { LiveState } from '../live-state.ts';
import type { Words } from '../load-words.ts';
import type { Previews } from '../previews.ts';
import type { Session } from '../session.ts';

/** What every view may use. */
export interface Widget {
  readonly server: string;
  readonly live: LiveState;
  readonly session: Session;
  readonly storage: BrowserStorage;
  readonly uploads: UploadList;
  readonly inbox: InboxCount;
  readonly previews: Previews;
  readonly words: Words;
  /** Of the words shown now; the state's may be one that is still being fetched. */
  readonly locale: Locale;
  readonly settings: WidgetSettings | undefined;
  readonly close: () => void;
  readonly signIn: Host['signIn'];
}

export const WidgetContext = createContext<Widget | undefined>(undefined);

export interface Speech extends Widget {
  /** The text of a key in the shopper's language, placeholders filled. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly explain: (code: string) => string;
}

export function useWidget(): Speech {
  // Every view is within one.
  const widget = useContext(WidgetContext) as Widget;
  const { words } = widget;
  return {
    ...widget,
    say: (key, values = {}) => format(words.widget[key] ?? key, values),
    explain: (code) => words.errors[code] ?? words.errors.internal_error ?? code,
  };
}
