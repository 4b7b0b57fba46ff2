import type { Locale } from '../../protocol/locale.ts';

/** A prepared reason as it was filled in for one case: each reader gets it in their own language. */
export interface PreparedReason {
  readonly name: string;
  readonly texts: Readonly<Record<Locale, string>>;
}

/** Why the platform proposes or decides something. What the mediator wrote themselves stays as they wrote it. */
export interface Why {
  readonly reasons: string;
  readonly prepared?: PreparedReason;
  /** The language of `reasons`, where its author has said so. */
  readonly writtenIn?: Locale;
}

/** What is kept beside the words of a decision. */
export function preparedOf({ prepared, writtenIn }: Partial<Why>): Pick<Why, 'prepared' | 'writtenIn'> {
  return { ...(prepared === undefined ? {} : { prepared }), ...(writtenIn === undefined ? {} : { writtenIn }) };
}

/** All that is said, for one reader. */
export function whyText({ reasons, prepared }: Partial<Why>, locale: Locale): string {
  return [prepared?.texts[locale] ?? '', reasons?.trim() ?? ''].filter((text) => text !== '').join('\n\n');
}
