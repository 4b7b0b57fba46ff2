import type { DisputeView, TimelineEntry } from '../../protocol/disputes.ts';

export type RulingView = DisputeView['rulings'][number];

/** A decision, and what became of it. */
export interface RulingOnTheWay {
  readonly ruling: RulingView;
  readonly standing: 'stands' | 'upheld' | 'overturned' | 'replaced';
  /** Why an appeal did not change it. */
  readonly review?: Pick<RulingView, 'reasons' | 'prepared' | 'writtenIn' | 'at'>;
}

/** The decisions of a case, newest first. What was overturned, or was decided anew, holds no longer. */
export function rulingsOf({ rulings, timeline }: Pick<DisputeView, 'rulings' | 'timeline'>): readonly RulingOnTheWay[] {
  const following = rulings.map((ruling, index) => {
    const next = rulings[index + 1];
    const after = timeline.filter(({ at }) => at >= ruling.at && (next === undefined || at <= next.at));
    const upheld = after.find(({ event }) => event === 'uphold');
    const review = upheld === undefined ? {} : { review: reviewOf(upheld) };
    // The entry of the decision that came of it bears that decision's time.
    const overturned = next !== undefined && after.some(({ event, at }) => event === 'overturn' && at > ruling.at);
    const standing = overturned
      ? ('overturned' as const)
      : next !== undefined
        ? ('replaced' as const)
        : upheld === undefined
          ? ('stands' as const)
          : ('upheld' as const);
    return { ruling, standing, ...review };
  });
  return following.reverse();
}

function reviewOf({ text = '', prepared, writtenIn, at }: TimelineEntry): NonNullable<RulingOnTheWay['review']> {
  return {
    reasons: text,
    ...(prepared === undefined ? {} : { prepared }),
    ...(writtenIn === undefined ? {} : { writtenIn }),
    at,
  };
}
