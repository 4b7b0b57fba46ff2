import { dueAfter } from '../../calendar/period.ts';
import { format } from '../../locales/format.ts';
import { standingText } from '../../locales/standing-text.ts';
import { words } from '../../locales/words.ts';
import type { NoticeWords } from '../../notices/letter-words.ts';
import type { LetterContent } from '../../notices/letters/letter.ts';
import type { WrittenLetter } from '../../notices/letters/send-letters.ts';
import type { StoredNotice } from '../../notices/ports.ts';
import { chooseLink } from '../../notices/preferences/choose-link.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import { formatMoney } from '../../protocol/money/format-money.ts';
import { momentText } from '../../protocol/time/moment-text.ts';
import { isAskedBy, openRequests } from '../domain/asked-parties.ts';
import type { DisputeCase } from '../domain/case.ts';
import { itemsOf } from '../domain/case-money.ts';
import { stakeOf } from '../domain/funds.ts';
import { unitsIn } from '../domain/line-account.ts';
import { whyText } from '../domain/prepared-reasons.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import { toldLate } from '../domain/reach.ts';
import type { PartyRole } from '../domain/roles.ts';
import { caseTitle } from '../views/case-title.ts';
import { standingOf } from '../views/standing/standing.ts';
import { toldTogether } from './told-together.ts';

export interface LetterOrder {
  readonly row: DisputeCase;
  /** Undefined where its rules are not there any more: what follows from them is left out. */
  readonly profile: Profile | undefined;
  readonly party: PartyRole;
  /** In the order in which they were given. */
  readonly notices: readonly StoredNotice[];
  readonly locale: Locale;
  /** Of the notices. */
  readonly texts: NoticeWords;
  readonly marketplace: string;
  /** Of this party to the case's page. */
  readonly link: string;
  readonly publicUrl: string;
  readonly at: Instant;
}

/**
 * One letter to a party of what happened in their case: what it was, where the case stands as the letter leaves, what is due,
 * and what the case is about. The page says the same in the same sentences.
 */
export function writeLetter(order: LetterOrder): WrittenLetter {
  const { row, profile, party, notices, locale, texts, marketplace, link, at } = order;
  const { said, heading, overtaken } = toldTogether(row, notices);
  if (heading === undefined) return { letter: undefined, overtaken };
  const { disputes, letters } = words(locale);
  const standing =
    profile === undefined ? undefined : standingOf({ row: asRead(row, profile, party, at), party, profile, at });
  const stands = standing === undefined ? undefined : standingText(standing, disputes, locale);
  const { title } = texts(heading, locale);
  const asked = standing?.turn === 'you' || standing?.turn === 'both';
  // What the notice is about need not be a warning besides.
  const repeats = said.some(({ template }) => template === 'adverse-warning');
  const letter: LetterContent = {
    locale,
    sender: marketplace,
    subject: `${title} – ${oneLine(caseTitle(row, locale))} (${row.number})`,
    heading: title,
    happened: said.map((notice) => texts(notice, locale).text),
    quote: quoteOf(row, party, said, locale),
    stands: [stands?.says, stands?.next, repeats ? undefined : stands?.warning].filter((one) => one !== undefined),
    due: stands?.due,
    facts: factsOf(order, said),
    button: asked ? letters.answer : letters.look,
    footer: format(letters.footer, { order: row.order.orderId, marketplace }),
    link,
    choose: chooseLink(order.publicUrl, locale),
  };
  return { letter, overtaken };
}

/** The case as it is once this letter has been read: who knows of it only now has the whole time from now on. */
function asRead(row: DisputeCase, profile: Profile, party: PartyRole, at: Instant): DisputeCase {
  const fresh = toldLate(row, profile, party, at).map(({ name, period }) => [
    name,
    { startedAt: at, dueAt: dueAfter(period, at, profile.calendar) },
  ]);
  return {
    ...row,
    reach: { ...row.reach, [party]: { state: 'told', at } },
    clocks: { ...row.clocks, ...Object.fromEntries(fresh) },
  };
}

/** What the platform has said: its question to this party, or the reasons of its proposal or decision. */
function quoteOf(
  row: DisputeCase,
  party: PartyRole,
  said: readonly StoredNotice[],
  locale: Locale,
): LetterContent['quote'] {
  const { letters } = words(locale);
  const tells = (template: StoredNotice['template']) => said.some((notice) => notice.template === template);
  const asked = openRequests(row).filter((request) => isAskedBy(request, party));
  if (tells('info-wanted') && asked.length > 0)
    return { label: letters.question, text: asked.map(({ question }) => question).join('\n\n') };
  const proposal = row.offers.findLast(({ by }) => by === 'platform');
  const proposed = proposal === undefined ? '' : whyText(proposal, locale);
  if (tells('proposal-made') && proposed !== '') return { label: letters.proposalReasons, text: proposed };
  const found = foundWrong(row);
  if (tells('return-trouble') && found !== undefined) return { label: letters.found, text: found };
  const postage = row.returnParcel?.postage?.decided;
  if (tells('postage-decided') && postage !== undefined) return { label: letters.postageReasons, text: postage.why };
  const ruling = row.rulings.at(-1);
  const decided = tells('ruled') || tells('appeal-decided');
  return decided && ruling !== undefined ? { label: letters.reasons, text: whyText(ruling, locale) } : undefined;
}

/** What the warehouse found wrong with a return. What the seller says of it stands on the page: letters carry no words of the other side. */
function foundWrong({ flags, returnParcel }: DisputeCase): string | undefined {
  const finding = flags.remedyTrouble === 'return-mismatch' ? returnParcel?.finding : undefined;
  return finding?.by === 'warehouse' ? finding.reasons : undefined;
}

function factsOf({ row, profile, locale }: LetterOrder, said: readonly StoredNotice[]): LetterContent['facts'] {
  const { disputes, letters } = words(locale);
  const { facts } = letters;
  const timeZone = profile?.calendar.timeZone ?? 'UTC';
  const reason = row.claim?.reason ?? '';
  const reasons: Readonly<Record<string, string>> = disputes.reasons;
  const freight = row.state.startsWith('return-') ? row.settlement?.freight : undefined;
  const postage = freight == null ? [] : [[facts.postage, disputes.roles[freight]] as const];
  const happenedAt = said.at(-1)?.at ?? row.openedAt ?? 0;
  return [
    ...itemFacts(row, facts.item),
    [facts.order, row.order.orderId],
    [facts.sum, formatMoney({ currency: row.order.currency, minor: stakeOf(row.funds) }, locale)],
    [facts.problem, reasons[reason] ?? reason],
    ...postage,
    ...postageFacts(row, said, locale),
    [facts.date, momentText(happenedAt, { locale, timeZone, role: 'at' })],
    [facts.dispute, row.number],
  ];
}

/** The sum that a letter about postage is about. */
function postageFacts({ returnParcel, order }: DisputeCase, said: readonly StoredNotice[], locale: Locale) {
  const { facts } = words(locale).letters;
  const postage = returnParcel?.postage;
  if (postage === undefined || !said.some(({ template }) => template.startsWith('postage-'))) return [];
  const sum = (minor: number) => formatMoney({ currency: order.currency, minor }, locale);
  const { minor, decided } = postage;
  return [
    [facts.postageAsked, sum(minor)] as const,
    ...(decided === undefined ? [] : [[facts.postageDecided, sum(decided.minor)] as const]),
  ];
}

/** Each item in a line of its own, with how many of it where they are several. */
function itemFacts(row: DisputeCase, name: string): LetterContent['facts'] {
  return itemsOf(row).map(({ line, quantity = unitsIn(line) }) => [
    name,
    quantity > 1 ? `${oneLine(line.title)} × ${quantity}` : oneLine(line.title),
  ]);
}

const LONGEST_ITEM = 60;

/** A shop's own title of an item, as a subject can hold it. */
function oneLine(item: string): string {
  const line = item.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_ITEM ? `${line.slice(0, LONGEST_ITEM - 1)}…` : line;
}
