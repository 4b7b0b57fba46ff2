import type { Locale } from '../../protocol/locale.ts';
import type { Words } from '../load-words.ts';

/** The words of the list of news, wherever it is shown. The widget's build writes the same ones for each language. */
export interface InboxWords {
  readonly inbox: Omit<Words['resolution']['inbox'], 'push' | 'told'>;
  readonly yourTurn: string;
  /** `{event} ({count} times)` */
  readonly several: string;
  readonly clockLabels: Readonly<Record<string, string>>;
  readonly retry: string;
  readonly loading: string;
}

/** How the list speaks to its reader. */
export interface InboxSpeech extends InboxWords {
  readonly locale: Locale;
  /** What a code of a refusal means. */
  readonly explain: (code: string) => string;
}
