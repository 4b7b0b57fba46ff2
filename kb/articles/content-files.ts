import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { type Article, TOPICS } from './article.ts';

const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  topic: z.enum(TOPICS),
  updated: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  phrasings: z.array(z.string().min(1)),
  passages: z
    .array(
      z.strictObject({
        opens: z.string().min(1),
        phrasings: z.array(z.string().min(1)),
        followUps: z.array(z.string().min(1)).exactOptional(),
      }),
    )
    .min(1)
    .exactOptional(),
});

class ContentError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'ContentError';
  }
}

/**
 * The articles that ship with the product: `<folder>/<locale>/<slug>.md`, YAML front matter above Markdown.
 * @throws ContentError that names the file
 */
export function readContentFiles(folder: string): Omit<Article, 'revision'>[] {
  return LOCALES.flatMap((locale) =>
    readdirSync(join(folder, locale))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => readContentFile(readFileSync(join(folder, locale, name), 'utf8'), name.slice(0, -3), locale)),
  );
}

/** @param text a whole file */
function readContentFile(text: string, slug: string, locale: Locale): Omit<Article, 'revision'> {
  const file = `${locale}/${slug}.md`;
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (match === null) throw new ContentError(file, 'has no front matter');
  const parsed = frontMatterSchema.safeParse(parse(match[1] ?? ''));
  if (!parsed.success) throw new ContentError(file, z.prettifyError(parsed.error));
  return { slug, locale, ...parsed.data, body: (match[2] ?? '').trim() };
}
