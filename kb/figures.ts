import Mustache from 'mustache';
import type { Locale } from '../protocol/locale.ts';

/** The figures that articles name by placeholder, as phrases in one language. */
export interface Figures {
  readonly firstAnswer: string;
  readonly manualEscalation: string;
  readonly buyerSilence: string;
  readonly qualityWindow: string;
  /** Whether rulings can be appealed, and for how long. */
  readonly appeal: boolean;
  readonly appealWindow: string;
  readonly supportHours: string;
  readonly firstReply: string;
  readonly emailReply: string;
  readonly ticketReply: string;
  readonly imageMb: string;
  readonly videoMb: string;
  readonly maxFiles: string;
}

export type FiguresOf = (locale: Locale) => Figures;

/** Puts the figures into a text. A passage that was cut within a section is mended rather than shown with braces. */
export function fillFigures(text: string, figures: Figures): string {
  try {
    return Mustache.render(text, figures, undefined, { escape: (value: string) => value });
  } catch {
    return Mustache.render(text.replace(/\{\{[#^/]\w+\}\}/g, ''), figures, undefined, {
      escape: (value: string) => value,
    });
  }
}
