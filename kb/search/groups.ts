import type { Locale } from '../../protocol/locale.ts';
import type { AnalysisLanguage } from './analysis/analyse.ts';

/** Locales that are searched together and how their texts are taken apart. */
export interface Group {
  readonly language: AnalysisLanguage;
  readonly locales: readonly Locale[];
}

/**
 * Malay and Indonesian are searched as one: their chats differ by a few words and are told apart by no short text.
 * The answer still comes in the shopper's variant.
 */
export const GROUPS: readonly Group[] = [
  { language: 'en', locales: ['en'] },
  { language: 'id', locales: ['ms', 'id'] },
  { language: 'vi', locales: ['vi'] },
  { language: 'es', locales: ['es'] },
  { language: 'zh', locales: ['zh-Hant'] },
];
