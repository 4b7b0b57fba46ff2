import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { INTENTS, type Intent } from '../kb/search/types.ts';
import { LOCALES, type Locale } from '../protocol/locale.ts';

const fileSchema = z.record(z.enum(INTENTS), z.array(z.string().min(1)).min(1));

/** How shoppers say what is no question, from `<folder>/<locale>.json`. */
export function loadIntents(folder: string): Record<Locale, Record<Intent, string[]>> {
  return Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      fileSchema.parse(JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8'))),
    ]),
  ) as Record<Locale, Record<Intent, string[]>>;
}
