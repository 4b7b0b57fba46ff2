import { LOCALES, type Locale } from '../../protocol/locale.ts';

/** A line of `GET /v1/articles`. */
export interface ArticleLine {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly topic: string;
  /** `YYYY-MM-DD`. */
  readonly updated: string;
  readonly revision: number;
  /** Reads otherwise than what ships with this release. */
  readonly differs: boolean;
  /** Reads as it ships. What ships together is of one age, whatever its days say. */
  readonly asShipped: boolean;
}

export type Translation =
  | { readonly is: 'current' }
  /** Changed on an earlier day than the newest of the other languages, which is named. */
  | { readonly is: 'outdated'; readonly than: Locale }
  | { readonly is: 'missing' };

/** One slug in all languages. */
export interface ArticleGroup {
  readonly slug: string;
  readonly lines: Readonly<Partial<Record<Locale, ArticleLine>>>;
  readonly status: Readonly<Record<Locale, Translation>>;
}

/** Lines by slug, in the order in which they came, with how the languages stand to each other. */
export function groupArticles(lines: readonly ArticleLine[]): readonly ArticleGroup[] {
  const bySlug = new Map<string, Partial<Record<Locale, ArticleLine>>>();
  for (const line of lines) bySlug.set(line.slug, { ...bySlug.get(line.slug), [line.locale]: line });
  return [...bySlug].map(([slug, found]) => ({ slug, lines: found, status: translationStatus(found) }));
}

export function translationStatus(
  lines: Readonly<Partial<Record<Locale, ArticleLine>>>,
): Readonly<Record<Locale, Translation>> {
  const status = (locale: Locale): Translation => {
    const line = lines[locale];
    if (line === undefined) return { is: 'missing' };
    let newest = line;
    for (const other of LOCALES.flatMap((each) => lines[each] ?? []))
      if (other.updated > newest.updated && !(line.asShipped && other.asShipped)) newest = other;
    return newest === line ? { is: 'current' } : { is: 'outdated', than: newest.locale };
  };
  return {
    en: status('en'),
    ms: status('ms'),
    id: status('id'),
    vi: status('vi'),
    es: status('es'),
    'zh-Hant': status('zh-Hant'),
  };
}

export interface ListFilter {
  readonly locale: Locale;
  /** Empty for all. */
  readonly topic: string;
  readonly text: string;
  readonly onlyBehind: boolean;
}

/** Groups that fit the filter. A group without the language is kept: somebody has to write it. */
export function filteredGroups(groups: readonly ArticleGroup[], filter: ListFilter): readonly ArticleGroup[] {
  const wanted = filter.text.trim().toLowerCase();
  return groups.filter((group) => {
    const line = shownLine(group, filter.locale);
    if (filter.topic !== '' && line?.topic !== filter.topic) return false;
    if (filter.onlyBehind && LOCALES.every((locale) => group.status[locale].is === 'current')) return false;
    return wanted === '' || `${group.slug} ${line?.title ?? ''}`.toLowerCase().includes(wanted);
  });
}

/** The group's line in a language, else in the first language that it has. */
export function shownLine(group: ArticleGroup, locale: Locale): ArticleLine | undefined {
  const first = LOCALES.find((candidate) => group.lines[candidate] !== undefined);
  return group.lines[locale] ?? (first === undefined ? undefined : group.lines[first]);
}
