import type { DangerKind } from '../../kb/danger/danger.ts';
import type { HelpLines } from '../../kb/danger/help-lines.ts';
import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import type { Locale } from '../../protocol/locale.ts';

const TEXTS = { 'self-harm': 'selfHarm', harm: 'harm', threat: 'threat' } as const satisfies Record<DangerKind, string>;

/**
 * What somebody hears who may be in danger: whom to call first, in the language of the chat. That a person can talk to them
 * at once is said only where it is so, and only where they are not brought one unasked.
 */
export function careWords(
  kind: DangerKind | 'possible',
  locale: Locale,
  lines: HelpLines | undefined,
  { personThere = false } = {},
): string {
  const text = withHelp(kind === 'possible' ? 'possible' : TEXTS[kind], kind === 'self-harm', locale, lines);
  const offered = kind === 'threat' || kind === 'possible';
  return offered && personThere ? `${text}\n\n${words(locale).safety.personNow}` : text;
}

/** What they hear when they take their leave: where help is, and nothing that a shop says. */
export function farewellWords(kind: DangerKind, locale: Locale, lines: HelpLines | undefined): string {
  return withHelp('farewell', kind === 'self-harm', locale, lines);
}

function withHelp(
  name: (typeof TEXTS)[DangerKind] | 'possible' | 'farewell',
  inDespair: boolean,
  locale: Locale,
  lines: HelpLines | undefined,
): string {
  const { safety } = words(locale);
  const emergency = lines?.emergency ?? safety.localEmergency;
  const text = format(safety[name], { emergency });
  if (!inDespair || lines?.crisis === undefined) return text;
  return `${text}\n\n${format(safety.crisis, lines.crisis)}`;
}
