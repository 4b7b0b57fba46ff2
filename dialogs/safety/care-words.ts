import type { DangerKind } from '../../kb/safety/danger.ts';
import type { HelpLines } from '../../kb/safety/help-lines.ts';
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
  const { safety } = words(locale);
  const emergency = lines?.emergency ?? safety.localEmergency;
  const text = format(safety[kind === 'possible' ? 'possible' : TEXTS[kind]], { emergency });
  if (kind === 'threat' || kind === 'possible') return personThere ? `${text}\n\n${safety.personNow}` : text;
  if (kind !== 'self-harm' || lines?.crisis === undefined) return text;
  return `${text}\n\n${format(safety.crisis, lines.crisis)}`;
}
