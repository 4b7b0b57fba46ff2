import type { NoticeTemplate } from '../../disputes/domain/effects.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Preferences } from '../../protocol/preferences.ts';
import type { LetterChannel, StoredNotice } from '../ports.ts';
import { quietUntil } from './quiet-hours.ts';

/** Whether a letter goes: `now`, `never`, or from an instant on. */
export type Wanted = 'now' | 'never' | Instant;

/** What asks nothing of anybody and decides nothing. */
const FOR_INFORMATION: readonly NoticeTemplate[] = [
  'reached',
  'unreached',
  'info-replied',
  'info-withdrawn',
  'party-message',
  'evidence-added',
  'courier-asked',
  'courier-answered',
  'review-overdue',
  'second-person-wanted',
  'return-coming',
];

/** A deadline that is this near to the end of the quiet hours is told of within them. */
const NEAR_MS = 6 * 3_600_000;

/** Whether what one letter about a case would tell is wanted by this channel at this time. */
export function caseLetterWanted(
  { caseMails, textMessages, quiet }: Preferences,
  channel: LetterChannel,
  notices: readonly Pick<StoredNotice, 'template' | 'data'>[],
  at: Instant,
): Wanted {
  if (channel === 'email') {
    const needed = notices.some(({ template }) => !FOR_INFORMATION.includes(template));
    return needed || caseMails === 'all' ? 'now' : 'never';
  }
  if (!textMessages) return 'never';
  const until = quietUntil(quiet, at);
  return until === undefined || notices.some(({ data }) => isDueBy(data.until, until + NEAR_MS)) ? 'now' : until;
}

const isDueBy = (due: string | number | undefined, by: Instant): boolean => typeof due === 'number' && due <= by;
