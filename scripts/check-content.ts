import { readdirSync, readFileSync } from 'node:fs';
import { workingCalendarSchema } from '../calendar/working-calendar.ts';
import { profileBook } from '../disputes/domain/profile/profile.ts';
import { allPhrasings } from '../kb/articles/article.ts';
import { contentFaults, keyOfPhrasing } from '../kb/articles/content-faults.ts';
import { readContentFiles } from '../kb/articles/content-files.ts';
import { LOCALES } from '../protocol/locale.ts';
import { figuresFor } from '../server/article-figures.ts';

/**
 * Proves that the help center is whole: each slug in each locale with title, topic, day, enough phrasings and a text of
 * the right length under every dispute profile; links that lead somewhere, known placeholders, no phrasing in two
 * articles; and that each word of the surfaces exists in all six languages.
 */
const PROFILES = 'disputes/profiles';
const faults: string[] = [];

const articles = readContentFiles('kb/content');
const files = readdirSync(PROFILES).map((file) => ({ file, text: readFileSync(`${PROFILES}/${file}`, 'utf8') }));
const hours = workingCalendarSchema.parse({ timeZone: 'UTC', week: { monday: ['09:00-18:00'] }, holidays: [] });
const profiles = [...profileBook(files).current.values()].map((profile) => figuresFor(profile, hours));

const slugs = new Set(articles.map((article) => article.slug));
for (const slug of slugs) {
  const versions = articles.filter((article) => article.slug === slug);
  if (new Set(versions.map((one) => one.topic)).size > 1) faults.push(`${slug} has different topics`);
  for (const locale of LOCALES) {
    const name = `kb/content/${locale}/${slug}.md`;
    const article = versions.find((one) => one.locale === locale);
    if (article === undefined) faults.push(`${name} is missing`);
    else faults.push(...contentFaults(article, slugs, profiles).map((fault) => `${name} ${fault}`));
  }
}

const owners = new Map<string, string>();
for (const article of articles)
  for (const phrasing of allPhrasings(article)) {
    const { locale, slug } = article;
    const key = `${locale} ${keyOfPhrasing(phrasing)}`;
    const owner = owners.get(key);
    if (owner !== undefined && owner !== slug) faults.push(`${locale}: “${phrasing}” is in ${owner} and in ${slug}`);
    owners.set(key, slug);
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
