import type { DisputeView, StandingView } from '../../protocol/disputes.ts';

/** The way of a case, as a reader is told of it. */
const STAGES = ['opened', 'parties', 'platform', 'carrying', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export interface StageOnTheWay {
  readonly stage: Stage;
  readonly is: 'done' | 'now' | 'ahead';
}

const OF_STATE: Readonly<Record<string, Stage>> = {
  friendly: 'parties',
  'respondent-review': 'parties',
  negotiation: 'parties',
  'platform-queue': 'platform',
  'platform-review': 'platform',
  'info-requested': 'platform',
  ruled: 'platform',
  'appeal-review': 'platform',
  'return-label': 'carrying',
  'return-shipped': 'carrying',
  'return-received': 'carrying',
  remedy: 'carrying',
  closed: 'closed',
};

type Look = Pick<DisputeView, 'state' | 'timeline'> & { readonly standing?: Pick<StandingView, 'says'> };

/** Where a case is on its way. A stage that it went past without stopping there is left out. */
export function stagesOf({ state, timeline, standing }: Look): readonly StageOnTheWay[] {
  // A proposal of the platform is answered by the parties, and the platform still has the case.
  const proposed = standing?.says.startsWith('proposal-') === true;
  const now = STAGES.indexOf(proposed ? 'platform' : (OF_STATE[state] ?? 'opened'));
  const seen = new Set(timeline.map((entry) => OF_STATE[entry.state]));
  return STAGES.flatMap((stage, index): StageOnTheWay[] => {
    if (index > now) return [{ stage, is: 'ahead' }];
    if (index === now) return [{ stage, is: 'now' }];
    return stage === 'opened' || seen.has(stage) ? [{ stage, is: 'done' }] : [];
  });
}
