import { readdirSync, readFileSync } from 'node:fs';
import { readContentFiles } from '../kb/content-files.ts';
import { fillFigures } from '../kb/figures.ts';
import { LOCALES } from '../protocol/locale.ts';

/**
 * Proves that the help center is whole: each slug in each locale with title, text, phrasings, topic and date, links that
 * lead somewhere, known placeholders only; and that each word of the surfaces exists in all six languages.
 */
const LEAST_PHRASINGS = 10;
const PLACEHOLDERS = new Set(
  'firstAnswer manualEscalation buyerSilence qualityWindow appeal appealWindow supportHours firstReply emailReply ticketReply imageMb videoMb maxFiles'.split(
    ' ',
  ),
);
const faults: string[] = [];

const articles = readContentFiles('kb/content');
const slugs = new Set(articles.map((article) => article.slug));
for (const slug of slugs) {
  const versions = articles.filter((article) => article.slug === slug);
  for (const locale of LOCALES) {
    const article = versions.find((one) => one.locale === locale);
    const name = `kb/content/${locale}/${slug}.md`;
    if (article === undefined) {
      faults.push(`${name} is missing`);
      continue;
    }
    if (new Set(versions.map((one) => one.topic)).size > 1) faults.push(`${slug} has different topics`);
    if (new Set(article.phrasings.map((one) => one.toLowerCase())).size < LEAST_PHRASINGS)
      faults.push(`${name} has fewer than ${LEAST_PHRASINGS} phrasings`);
    if (article.body.length < 80) faults.push(`${name} has hardly a text`);
    for (const [, target] of article.body.matchAll(/\]\(help:([^)]+)\)/g))
      if (!slugs.has(target ?? '')) faults.push(`${name} links to ${target}`);
    for (const [, key] of article.body.matchAll(/\{\{[#^/]?(\w+)\}\}/g))
      if (!PLACEHOLDERS.has(key ?? '')) faults.push(`${name} has the placeholder ${key}`);
    if (/\{\{|\}\}/.test(fillFigures(article.body, anyFigures()))) faults.push(`${name} keeps braces`);
  }
}

const english = keysOf(JSON.parse(readFileSync('locales/en.json', 'utf8')));
for (const file of readdirSync('locales').filter((name) => name.endsWith('.json'))) {
  const own = keysOf(JSON.parse(readFileSync(`locales/${file}`, 'utf8')));
  for (const key of english) if (!own.has(key) && !isPluralForm(key)) faults.push(`locales/${file} lacks ${key}`);
  for (const key of own)
    if (!english.has(key) && !isPluralForm(key)) faults.push(`locales/${file} has ${key}, English has not`);
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

function keysOf(value: unknown, path = ''): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set([path]);
  return new Set(
    Object.entries(value).flatMap(([key, inner]) => [...keysOf(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

/** Languages without a singular leave that form out. */
function isPluralForm(key: string): boolean {
  return key.endsWith('.one');
}

function anyFigures() {
  return { ...Object.fromEntries([...PLACEHOLDERS].map((key) => [key, '7'])), appeal: true } as never;
}
