import { isAskedBy, openRequests, waits } from './asked-parties.ts';
import type { InfoRequest } from './case.ts';
import type { PartyRole } from './roles.ts';
import { moveTo, notify, type Step, update } from './step.ts';

/** Puts a question beside those that wait. Its number. */
export function ask(step: Step, to: readonly PartyRole[], question: string): number {
  const { state } = step.row;
  const returnTo = openRequests(step.row)[0]?.returnTo ?? (state === 'appeal-review' ? state : 'platform-review');
  // What a settlement had overtaken does not wait again.
  const earlier = step.row.requests.map((each) =>
    state !== 'info-requested' && waits(each) ? { ...each, ended: 'withdrawn' as const } : each,
  );
  const number = earlier.length + 1;
  const request = { number, to, question, at: step.at, answeredBy: [], ended: null, returnTo } as const;
  update(step, { requests: [...earlier, request] });
  return number;
}

/** Whatever the asked side gives within its time is its answer. The case goes on when nobody is asked any more. */
export function answerRequests(step: Step, party: PartyRole): void {
  const answered = openRequests(step.row).filter((request) => isAskedBy(request, party));
  if (answered.length === 0) return;
  const { returnTo } = answered[0] ?? { returnTo: 'platform-review' };
  setRequests(step, answered, (request) => ({ ...request, answeredBy: [...request.answeredBy, party] }));
  notify(step, 'mediators', 'info-replied', { number: answered.at(-1)?.number ?? 0, by: party });
  if (openRequests(step.row).length === 0) moveTo(step, returnTo);
}

/** Nobody has to answer any more. Where the case goes on. */
export function endRequests(step: Step, ended: 'withdrawn' | 'overdue'): InfoRequest['returnTo'] {
  const open = openRequests(step.row);
  setRequests(step, open, (request) => ({ ...request, ended }));
  return open[0]?.returnTo ?? 'platform-review';
}

function setRequests(step: Step, which: readonly InfoRequest[], change: (request: InfoRequest) => InfoRequest): void {
  update(step, { requests: step.row.requests.map((each) => (which.includes(each) ? change(each) : each)) });
}
