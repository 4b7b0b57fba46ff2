import type { FoundKind } from '../../../protocol/find.ts';

/** What the search is narrowed to; empty: to nothing. */
export interface SearchFilters {
  readonly kind: FoundKind | '';
  readonly state: string;
  readonly language: string;
  readonly agent: string;
  readonly tag: string;
  /** Days as a date field gives them, both included. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: SearchFilters = { kind: '', state: '', language: '', agent: '', tag: '', from: '', to: '' };

/** How many of them narrow the search, the kind apart. */
export function narrowing({ kind: _, ...filters }: SearchFilters): number {
  return Object.values(filters).filter((value) => value !== '').length;
}

/** Address of one page of what is found. */
export function searchPath(words: string, filters: SearchFilters, cursor: string | undefined): string {
  const query = new URLSearchParams();
  const { from, to, ...same } = filters;
  const given = { q: words.trim(), ...same, from: startOf(from, 0), to: startOf(to, 1), cursor: cursor ?? '' };
  for (const [name, value] of Object.entries(given)) if (value !== '') query.set(name, value);
  return `/v1/desk/search?${query}`;
}

/** The beginning of a day, or of one after it, where this browser is. */
function startOf(day: string, after: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date + after);
  return day === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
