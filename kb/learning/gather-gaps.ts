import type { StoredGap } from './learning-store.ts';

/** A question without an answer, ready to be put beside those like it. */
export interface MissedQuestion {
  readonly text: string;
  /** Those that tell what it is about, with how much they tell. */
  readonly terms: ReadonlyMap<string, number>;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is kept of one gap, and how many gaps of a locale. */
const MOST_EXAMPLES = 12;
const MOST_TERMS = 24;
const MOST_DAYS = 30;
const MOST_GAPS = 300;
/** The share of a question's terms, by weight, that a gap must have. */
const LEAST_SHARED = 0.4;
/** … and how far the gap's own questions must agree on them. */
const LEAST_AGREED = 0.25;

/**
 * Puts questions to the gaps that they fit, or begins new ones; pure. Each question is held against the gaps once and
 * changes one of them, so that the work is bounded and what was gathered before stays as it is.
 * @returns the gaps that changed, and the ids of those that gave way
 */
export function gatherGaps(
  gaps: readonly StoredGap[],
  questions: readonly MissedQuestion[],
  begin: (question: MissedQuestion) => StoredGap,
): { readonly changed: readonly StoredGap[]; readonly dropped: readonly string[] } {
  const all = new Map(gaps.map((gap) => [gap.id, gap]));
  const changed = new Set<string>();
  for (const question of questions) {
    if (question.terms.size === 0) continue;
    const nearest = nearestGap([...all.values()], question.terms);
    const gap = withQuestion(nearest ?? begin(question), question);
    all.set(gap.id, gap);
    changed.add(gap.id);
  }
  const dropped = [...all.values()]
    .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt)
    .slice(MOST_GAPS)
    .map(({ id }) => id);
  return {
    changed: [...all.values()].filter(({ id }) => changed.has(id) && !dropped.includes(id)),
    dropped,
  };
}

function nearestGap(gaps: readonly StoredGap[], terms: ReadonlyMap<string, number>): StoredGap | undefined {
  let whole = 0;
  for (const weight of terms.values()) whole += weight;
  let best: StoredGap | undefined;
  let bestScore = LEAST_AGREED;
  for (const gap of gaps) {
    let shared = 0;
    let agreed = 0;
    for (const [term, weight] of terms) {
      const having = gap.terms[term] ?? 0;
      if (having > 0) shared += weight / whole;
      agreed += (weight / whole) * (having / gap.count);
    }
    // Of gaps that share as much, the one whose questions mostly have it.
    if (shared < LEAST_SHARED || agreed < bestScore) continue;
    best = gap;
    bestScore = agreed;
  }
  return best;
}

function withQuestion(gap: StoredGap, { text, terms, at }: MissedQuestion): StoredGap {
  const counts = new Map(Object.entries(gap.terms));
  for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const examples = new Map(gap.examples.map((one) => [one.text, one.count]));
  examples.set(text, (examples.get(text) ?? 0) + 1);
  const day = new Date(at).toISOString().slice(0, 10);
  const days = { ...gap.days, [day]: (gap.days[day] ?? 0) + 1 };
  return {
    ...gap,
    count: gap.count + 1,
    lastAt: Math.max(gap.lastAt, at),
    terms: Object.fromEntries(largest(counts, MOST_TERMS)),
    examples: largest(examples, MOST_EXAMPLES).map(([example, count]) => ({ text: example, count })),
    days: Object.fromEntries(Object.entries(days).sort().slice(-MOST_DAYS)),
  };
}

/** The newest stays among equals, so that a gap does not close itself to how people ask by now. */
function largest(counts: ReadonlyMap<string, number>, most: number): [string, number][] {
  return [...counts]
    .reverse()
    .sort((a, b) => b[1] - a[1])
    .slice(0, most);
}
