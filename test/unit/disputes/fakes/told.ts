import type { PartyRole } from '../../../../disputes/domain/roles.ts';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import type { Story } from './story.ts';

/** What a side is told of a case: `sentence deadline what-follows +next`. */
export async function told(story: Story, party: PartyRole): Promise<string> {
  const { says, deadline, next } = standingOf({ row: await story.row(), party, profile: story.profile, at: story.at });
  const due = deadline === undefined ? [] : [deadline.clock, deadline.afterwards];
  return [says, ...due, ...(next === undefined ? [] : [`+${next}`])].join(' ');
}
