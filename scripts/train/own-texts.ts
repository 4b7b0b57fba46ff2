import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Locale } from '../../protocol/locale.ts';

const CONTENT = new URL('../../kb/content/', import.meta.url);
const INTENTS = new URL('../../dialogs/intents/', import.meta.url);

/**
 * Titles, phrasings and intent phrasings of the project in one locale, as training texts. Those that ask for a language name
 * it in others too, which a recogniser of languages must not learn.
 */
export function ownTexts(locale: Locale, { askingLanguage = false } = {}): string[] {
  const texts: string[] = [];
  const folder = fileURLToPath(new URL(`${locale}/`, CONTENT));
  if (existsSync(folder)) {
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      .sort()) {
      const front = readFileSync(`${folder}${name}`, 'utf8').split(/^---$/mu)[1] ?? '';
      const { title, phrasings } = parse(front) as { title?: unknown; phrasings?: unknown };
      texts.push(...[title, ...(Array.isArray(phrasings) ? phrasings : [])].map(String));
    }
  }
  const intents = fileURLToPath(new URL(`${locale}.json`, INTENTS));
  if (existsSync(intents)) {
    const byIntent = JSON.parse(readFileSync(intents, 'utf8')) as Record<string, readonly string[]>;
    for (const [intent, phrasings] of Object.entries(byIntent)) {
      if (askingLanguage || intent !== 'change-language') texts.push(...phrasings);
    }
  }
  return texts;
}
