import type { TurnContext } from 'botbuilder-core';
import { contactAdvice } from '../../disputes/domain/contact-first.ts';
import type { Profile } from '../../disputes/domain/profile/profile-schema.ts';
import { isHan } from '../../kb/search/analysis/normalise.ts';
import type { SuggestedAction } from '../../protocol/conversation.ts';
import type { DisputeServices } from '../dispute-services.ts';
import { contactedIn } from '../entities/contacted.ts';
import { textWords } from '../entities/match.ts';
import { asksSomething } from '../entities/questions.ts';
import { reasonIn } from '../entities/reason.ts';
import { say } from '../say.ts';
import type { Turn } from '../services.ts';
import { turnOf } from '../turn-context.ts';
import { formButton } from './choices.ts';
import { applies, type Form, type Step } from './form.ts';
import { lengthen } from './set-fields.ts';
import { tell, timeIn } from './words.ts';

/** Which days the buttons offer, by how long ago they were; others are typed. */
export const CONTACT_DAYS: readonly number[] = [0, 1, 2, 3, 7];

/** Whether the other side was written to, and when, as a text tells it. What was said without a day is asked for. */
export function hearContact(turn: Turn, form: Form, profile: Profile, text: string, asked = false): boolean {
  const { timeZone } = profile.calendar;
  const found = contactedIn(text, { locale: turn.locale, at: turn.at, timeZone, asked });
  if (found === undefined) return false;
  if (!found.wrote) form.contacted = null;
  else if (found.at !== undefined) form.contacted = found.at;
  else form.editing ??= 'contacted';
  if (form.editing === 'contacted' && form.contacted !== undefined) form.editing = undefined;
  return true;
}

/** Takes the answer to when the other side was written to, and says what follows from it. */
export async function noteContact(
  context: TurnContext,
  form: Form,
  profile: Profile,
  text: string,
  asked = true,
): Promise<'answered' | undefined> {
  const turn = turnOf(context);
  const before = form.contacted;
  if (!hearContact(turn, form, profile, text, asked)) return undefined;
  if (form.contacted !== undefined && form.contacted !== before)
    await say(context, { text: contactAdvised(turn, form, profile) });
  return 'answered';
}

/** "Yesterday", "3 days ago", "not yet": in a longer text a day may be that of anything. */
function isShort(text: string): boolean {
  const words = textWords(text);
  return words.length <= (words.some(isHan) ? 6 : 4);
}

/** Longer than this it tells what happened, too. */
const LONGEST_NOTE = 60;

/**
 * "I wrote to him on Friday", said while something else is asked: noted, and part of what happened. Right after the tip that
 * asks for it "yesterday" and "not yet" are answers. Undefined where the words say nothing of it, or tell the whole story.
 */
export async function noteInPassing(
  context: TurnContext,
  form: Form,
  { profile }: DisputeServices,
  step: Step,
  text: string,
): Promise<'answered' | undefined> {
  const turn = turnOf(context);
  const asked = form.contactAsked === true;
  form.contactAsked = undefined;
  if (step === 'contacted' || (asksSomething(text) && !asked) || !applies('contacted', form, profile)) return undefined;
  const tells = text.length > LONGEST_NOTE || reasonIn(text, profile, turn.locale) !== undefined;
  if ((step === 'details' || step === 'reason') && tells) return undefined;
  const noted = await noteContact(context, form, profile, text, asked && isShort(text));
  if (noted !== undefined && form.details !== undefined && tells && !form.details.includes(text)) lengthen(form, text);
  return noted;
}

/** The tip to write first, with the question whether that was done; or how long to wait, where it was. */
export function contactAdvised(turn: Turn, form: Form, profile: Profile): string {
  const { contacted, reason = '' } = form;
  if (!applies('contacted', form, profile)) return tell(turn, 'say', 'contactFirst');
  if (contacted === undefined) {
    form.contactAsked = true;
    return tell(turn, 'say', 'contactAsked');
  }
  if (contacted === null) return tell(turn, 'say', 'contactFirst');
  const day = tell(turn, 'say', 'contacted', { day: dayText(turn, contacted, profile) });
  const { waitUntil } = contactAdvice(profile, reason, contacted);
  if (waitUntil === null || waitUntil <= turn.at) return day;
  return `${day} ${tell(turn, 'say', 'contactWait', { time: timeIn(turn, waitUntil).time })}`;
}

/** As it stands on the review card. */
export function contactText(turn: Turn, { contacted }: Form): string {
  const profile = turn.services.disputes?.profile;
  if (contacted === undefined || profile === undefined) return tell(turn, 'say', 'contactUnsaid');
  return contacted === null ? tell(turn, 'buttons', 'notYet') : dayText(turn, contacted, profile);
}

export function contactButtons(turn: Turn): SuggestedAction[] {
  const days = new Intl.RelativeTimeFormat(turn.locale, { numeric: 'auto' });
  const titled = (ago: number) => {
    const title = days.format(-ago, 'day');
    return title.charAt(0).toLocaleUpperCase(turn.locale) + title.slice(1);
  };
  return [
    ...CONTACT_DAYS.map((ago) => formButton(titled(ago), { do: 'set', step: 'contacted', value: String(ago) })),
    formButton(tell(turn, 'buttons', 'notYet'), { do: 'set', step: 'contacted', value: 'not-yet' }),
  ];
}

function dayText({ locale }: Turn, at: number, { calendar }: Profile): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: calendar.timeZone,
  }).format(at);
}
