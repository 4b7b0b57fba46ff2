import { format } from '../../locales/format.ts';
import { words } from '../../locales/words.ts';
import type { LetterContent } from '../../notices/letters/letter.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Conversation, LoggedMessage } from '../conversation/conversation.ts';
import type { Translations } from '../translation/translations.ts';

export interface TicketTold {
  readonly conversation: Conversation;
  /** What agents wrote that the shopper has not read in the chat; none of a letter that only notes the ticket. */
  readonly answers: readonly LoggedMessage[];
  /** Whom to call first, where the shopper has written of danger. */
  readonly care: readonly string[];
  /** Where it was split off another ticket and the shopper is told so: that one, and what it is about. */
  readonly parted: { readonly number: string; readonly about: string | undefined } | undefined;
  readonly translations: Awaited<ReturnType<Translations['after']>>;
  readonly marketplace: string;
  /** Into the chat; without it one signs in at the marketplace. */
  readonly link: string | undefined;
  readonly choose: LetterContent['choose'];
  /** Whether an answer by e-mail reaches us. */
  readonly answerable: boolean;
  readonly formatTime: (at: Instant, locale: Locale) => string;
}

/** A ticket's letter in the shopper's language. The letters of one ticket have one subject, which mail programs make a thread of. */
export function writeTicketLetter(told: TicketTold): LetterContent {
  const { conversation, answers, care, parted, marketplace } = told;
  const { locale, ticketNumber: number = '', ticketPromisedAt } = conversation;
  const {
    subject,
    answered,
    noted,
    split,
    splitText,
    splitWhich,
    button,
    replies,
    chatOnly,
    atShop,
    yours,
    footer,
    ...names
  } = words(locale).ticketLetters;
  const last = answers.at(-1);
  const files = answers.flatMap(({ content }) => content.attachments ?? []).map((file) => file.name);
  const promised =
    ticketPromisedAt === undefined
      ? []
      : [format(words(locale).system.ticket, { number, promisedAt: told.formatTime(ticketPromisedAt, locale) })];
  const which =
    parted === undefined
      ? []
      : [
          splitText,
          matter(parted.number, parted.about),
          matter(number, conversation.question),
          format(splitWhich, { number, other: parted.number }),
        ];
  return {
    locale,
    sender: marketplace,
    subject: format(subject, { number, marketplace }),
    heading: last === undefined ? (parted === undefined ? noted : split) : format(answered, { name: last.author.name }),
    happened: [...care, ...which, ...(last === undefined ? promised : saidIn(told))],
    stands: [],
    facts: [[names.number, number], ...(files.length === 0 ? [] : [[names.files, files.join(', ')] as const])],
    button,
    link: told.link,
    choose: told.choose,
    footer: [
      told.answerable ? replies : chatOnly,
      told.link === undefined ? format(atShop, { marketplace }) : yours,
      format(footer, { marketplace }),
    ].join(locale === 'zh-Hant' ? '' : ' '),
  };
}

/** Longer is cut: two lines of a phone. */
const LONGEST_MATTER = 120;

function matter(number: string, about: string | undefined): string {
  if (about === undefined) return number;
  const cut = about.length > LONGEST_MATTER ? `${about.slice(0, LONGEST_MATTER).trimEnd()}…` : about;
  return `${number}: ${cut.toWellFormed()}`;
}

/** As the shopper reads it in the chat: translated where it was, with the words of the agent after it. */
function saidIn({ answers, translations }: TicketTold): string[] {
  return answers.flatMap(({ seq, content }) => {
    const translated = translations.get(seq)?.text;
    return [translated ?? [], content.text ?? []].flat();
  });
}
