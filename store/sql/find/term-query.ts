/** Which terms a document has to hold. */
export interface TermQuery {
  readonly all: readonly string[];
  /** One of them; of none nothing is asked. */
  readonly any?: readonly string[];
  readonly kinds: readonly string[];
  readonly none?: readonly string[];
  /** A term that begins so. */
  readonly prefix?: string | undefined;
}

/** In the language of SQLite's FTS5. */
export function matchOf(query: TermQuery): string {
  const quote = (term: string) => `"${term.replaceAll('"', '""')}"`;
  return written(query, {
    term: quote,
    prefix: (term) => `${quote(term)}*`,
    and: ' AND ',
    or: ' OR ',
    without: (all, none) => `(${all}) NOT (${none})`,
  });
}

/** In the language of PostgreSQL's `tsquery`. */
export function queryOf(query: TermQuery): string {
  const quote = (term: string) => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return written(query, {
    term: quote,
    prefix: (term) => `${quote(term)}:*`,
    and: ' & ',
    or: ' | ',
    without: (all, none) => `(${all}) & !(${none})`,
  });
}

interface Language {
  readonly term: (term: string) => string;
  readonly prefix: (term: string) => string;
  readonly and: string;
  readonly or: string;
  readonly without: (all: string, none: string) => string;
}

function written({ all, any = [], kinds, none = [], prefix }: TermQuery, language: Language): string {
  const oneOf = (terms: readonly string[]) => `(${terms.map(language.term).join(language.or)})`;
  const wanted = [
    ...all.map(language.term),
    ...(prefix === undefined ? [] : [language.prefix(prefix)]),
    ...[any, kinds].filter(({ length }) => length > 0).map(oneOf),
  ].join(language.and);
  return none.length === 0 ? wanted : language.without(wanted, oneOf(none));
}
