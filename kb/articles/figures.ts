import Mustache from 'mustache';
import type { Locale } from '../../protocol/locale.ts';

/** The figures that articles name by placeholder, as phrases in one language, and the facts that choose their wording. */
export interface Figures extends RuleFacts {
  readonly firstAnswer: string;
  /** The wait after which a case may be escalated without an answer; empty where the profile has none. */
  readonly manualEscalation: string;
  readonly buyerSilence: string;
  readonly qualityWindow: string;
  readonly appealWindow: string;
  readonly supportHours: string;
  readonly firstReply: string;
  readonly emailReply: string;
  readonly ticketReply: string;
  readonly imageMb: string;
  readonly videoMb: string;
  readonly maxFiles: string;
}

/** What a dispute profile has and has not, for Mustache sections: an article says nothing that its rules do not do. */
export interface RuleFacts {
  /** Either side of a trade may complain about the other. */
  readonly eitherOpens: boolean;
  /** The complaint is answered with "agreed" or "failed"; "failed" goes to the platform by itself. */
  readonly answersAgreed: boolean;
  readonly answersReject: boolean;
  /** Only acceptance stops the clock of the first answer. */
  readonly acceptanceOnly: boolean;
  /** Silence sends the case to the platform by itself … */
  readonly silenceEscalates: boolean;
  /** … and may be held against the silent side. */
  readonly silenceCounts: boolean;
  /** Silence only opens the way to the platform. */
  readonly silenceUnlocksBuyer: boolean;
  readonly silenceUnlocksBoth: boolean;
  readonly disagreementEscalates: boolean;
  /** From when a case may be escalated by hand. */
  readonly afterAnswer: boolean;
  readonly afterDisagreement: boolean;
  readonly afterWait: boolean;
  /** Also by the side that is complained about. */
  readonly eitherEscalates: boolean;
  /** A silent buyer opens the way to the platform for the seller. */
  readonly buyerSilenceUnlocks: boolean;
  /** `{{#outcome.fullRefund}}`: how a decision may end a dispute. */
  readonly outcome: Readonly<Record<string, boolean>>;
  /** Some outcome sends an item back. */
  readonly itemsGoBack: boolean;
  readonly binding: boolean;
  /** Whether rulings can be appealed. */
  readonly appeal: boolean;
  readonly appealNeedsEvidence: boolean;
  /** Whether parties are also told by letters, besides their inbox: the rules say so, and such letters leave here. */
  readonly toldByMail: boolean;
  readonly toldBySms: boolean;
}

export type FiguresOf = (locale: Locale) => Figures;

/**
 * Puts the figures into a text. A passage that was cut within a section is mended rather than shown with braces; what is no
 * template at all stays as it is, since one article must never keep the others from being shown.
 */
export function fillFigures(text: string, figures: Figures): string {
  return render(text, figures) ?? render(text.replace(/\{\{[#^/][\w.]+\}\}/g, ''), figures) ?? text;
}

/** Whether an editor's text can be filled in: its braces and sections are closed. */
export function canBeFilled(text: string): boolean {
  try {
    Mustache.parse(text);
    return true;
  } catch {
    return false;
  }
}

function render(text: string, figures: Figures): string | undefined {
  try {
    return Mustache.render(text, figures, undefined, { escape: (value: string) => value });
  } catch {
    return undefined;
  }
}
