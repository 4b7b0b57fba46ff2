import type { Locale } from './locale.ts';

/** What a browser is told of; as JSON in the push, encrypted for that browser alone. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** A page of ours, from its root. */
  readonly url: string;
  /** A later one of the same tag takes its place. */
  readonly tag: string;
  readonly lang: Locale;
}
