import type { Period } from '../calendar/period.ts';
import { WEEKDAYS, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Profile } from '../disputes/domain/profile/profile-schema.ts';
import { SOLUTION_KINDS, SOLUTIONS } from '../disputes/domain/solutions.ts';
import type { Figures, FiguresOf, RuleFacts } from '../kb/articles/figures.ts';
import { format } from '../locales/format.ts';
import { periodPhrase } from '../locales/period-phrase.ts';
import { words } from '../locales/words.ts';
import { LOCALES, type Locale } from '../protocol/locale.ts';
import { zoneName } from '../protocol/time/zone-name.ts';
import { TOLD_LIMITS } from '../protocol/upload-limits.ts';

/** What the marketplace states where the profile is silent (sources: the processes that the profiles are made from). */
const OTHERWISE = {
  buyerSilence: { amount: 3, unit: 'day' },
  qualityWindow: { amount: 3, unit: 'day' },
  firstReply: { amount: 5, unit: 'minute' },
  ticketReply: { amount: 24, unit: 'hour' },
  emailReply: { amount: 48, unit: 'working hour' },
} as const satisfies Record<string, Period>;

/** Within which a ticket is answered: what the articles state and what a ticket promises. */
export function ticketReply({ serviceTargets }: Profile): Period {
  return serviceTargets.ticketReply ?? OTHERWISE.ticketReply;
}

/** Within which a mail or a contact form is answered by e-mail. */
export function emailReply({ serviceTargets }: Profile): Period {
  return serviceTargets.emailReply ?? OTHERWISE.emailReply;
}

/** By which letters can leave here. */
export interface WaysOut {
  readonly hasMails: boolean;
  readonly hasTextMessages: boolean;
}

const ALL_WAYS: WaysOut = { hasMails: true, hasTextMessages: true };

/** The figures of the articles from the dispute profile, the desk's hours and the ways out, worded per locale once. */
export function figuresFor(profile: Profile, hours: WorkingCalendar, ways: WaysOut = ALL_WAYS): FiguresOf {
  const worded = new Map(LOCALES.map((locale) => [locale, figures(profile, hours, ways, locale)]));
  return (locale) => worded.get(locale) ?? figures(profile, hours, ways, locale);
}

function figures(profile: Profile, hours: WorkingCalendar, ways: WaysOut, locale: Locale): Figures {
  const say = (period: Period) => periodPhrase(period, locale, words(locale).facts);
  const { facts } = words(locale);
  return {
    firstAnswer: say(profile.firstAnswer.within),
    manualEscalation: profile.escalation.after.wait === undefined ? '' : say(profile.escalation.after.wait),
    buyerSilence: say(profile.buyerSilence?.longerThan ?? OTHERWISE.buyerSilence),
    qualityWindow: say(OTHERWISE.qualityWindow),
    ...ruleFacts(profile, ways),
    appealWindow: profile.appeal === undefined ? '' : say(profile.appeal.within),
    supportHours: hoursPhrase(hours, locale),
    firstReply: say(profile.serviceTargets.chatFirstReply ?? OTHERWISE.firstReply),
    emailReply: emailPhrase(emailReply(profile), say, facts.workingHoursRange),
    ticketReply: say(ticketReply(profile)),
    imageMb: String(TOLD_LIMITS.imageMb),
    videoMb: String(TOLD_LIMITS.videoMb),
    maxFiles: String(TOLD_LIMITS.files),
  };
}

/** Working hours are said as a span: what comes in the morning is mostly answered the next day. */
function emailPhrase(within: Period, say: (period: Period) => string, span: string): string {
  const { amount, unit } = within;
  return unit === 'working hour' && amount > 24 ? format(span, { from: 24, to: amount }) : say(within);
}

/** What the articles may say of the profile's rules. The effects of its clocks are those of `disputes/rules`. */
export function ruleFacts(profile: Profile, ways = ALL_WAYS): RuleFacts {
  const { firstAnswer, escalation, answers } = profile;
  return {
    eitherOpens: profile.opener === 'either',
    answersAgreed: answers.includes('agreed'),
    answersReject: answers.includes('reject'),
    acceptanceOnly: firstAnswer.stoppedBy === 'agreement',
    silenceEscalates: firstAnswer.effect === 'escalate' || firstAnswer.effect === 'adverse-flag',
    silenceCounts: firstAnswer.effect === 'adverse-flag',
    silenceUnlocksBuyer: firstAnswer.effect === 'unlock-buyer',
    silenceUnlocksBoth: firstAnswer.effect === 'unlock-both',
    disagreementEscalates: profile.negotiation?.effect === 'escalate',
    afterAnswer: escalation.after.firstAnswer,
    afterDisagreement: escalation.after.disagreement,
    afterWait: escalation.after.wait !== undefined,
    eitherEscalates: escalation.by.length === 2,
    buyerSilenceUnlocks: profile.buyerSilence !== undefined,
    outcome: Object.fromEntries(SOLUTION_KINDS.map((kind) => [camelCase(kind), profile.outcomes.includes(kind)])),
    itemsGoBack: profile.outcomes.some((kind) => SOLUTIONS[kind].returns),
    binding: profile.ruling.binding,
    appeal: profile.appeal !== undefined,
    appealNeedsEvidence: profile.appeal?.evidence === 'required',
    toldByMail: profile.notices.includes('email') && ways.hasMails,
    toldBySms: profile.notices.includes('sms') && ways.hasTextMessages,
  };
}

function camelCase(kind: string): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Opening hours as people say them: `Mon–Fri 09:00–18:00, Sat 10:00–14:00 (Kuala Lumpur time)`. */
function hoursPhrase(calendar: WorkingCalendar, locale: Locale): string {
  const { facts } = words(locale);
  const days = WEEKDAYS.map((day) =>
    (calendar.week[day] ?? []).map(({ start, end }) => `${clock(start)}–${clock(end)}`).join(', '),
  );
  if (days.every((times) => times === '00:00–24:00')) return facts.always;
  const spans: { first: number; last: number; times: string }[] = [];
  for (const [index, times] of days.entries()) {
    const open = spans.at(-1);
    if (times === '') continue;
    if (open !== undefined && open.times === times && open.last === index - 1) open.last = index;
    else spans.push({ first: index, last: index, times });
  }
  const name = (index: number) =>
    // 5 January 1970 was a Monday.
    new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(1970, 0, 5 + index)),
    );
  const phrases = spans.map(({ first, last, times }) => {
    if (first === 0 && last === 6) return `${facts.everyDay} ${times}`;
    return `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${times}`;
  });
  const zone = zoneName(calendar.timeZone, locale);
  return format(facts.zone, { hours: phrases.join(', '), zone });
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
