import type { Profile } from '../../disputes/domain/profile/profile-schema.ts';
import type { ProgressCard } from '../../protocol/conversation.ts';
import type { Turn } from '../services.ts';
import { applies, type Form, nextStep, type Step } from './form.ts';
import { tell } from './words.ts';

/** The form in few stages: its questions come and go with the answers, and a count of them would jump. */
const STAGES = [
  { name: 'order', steps: ['order', 'item'] },
  { name: 'reason', steps: ['reason', 'delivery', 'details', 'units', 'contacted'] },
  { name: 'wanted', steps: ['wanted', 'amount'] },
  { name: 'evidence', steps: ['evidence'] },
  { name: 'review', steps: ['declare', 'review'] },
] as const satisfies readonly { readonly name: Step; readonly steps: readonly Step[] }[];

/** Where in the form its shopper stands; undefined beside its course: an answer is being changed, or something else is asked. */
export function progressOf(turn: Turn, form: Form, profile: Profile): ProgressCard | undefined {
  if (form.asking !== undefined || form.editing !== undefined) return undefined;
  const step = nextStep(form, profile);
  // Before the problem is named, most have to show something.
  const known = form.reason !== undefined;
  const stages = STAGES.filter(({ name }) => name !== 'evidence' || !known || applies('evidence', form, profile));
  const at = stages.findIndex(({ steps }) => steps.some((each) => each === step)) + 1;
  const stage = stages[at - 1];
  if (stage === undefined) return undefined;
  const of = stages.length;
  return {
    type: 'progress',
    at,
    of,
    step: tell(turn, 'say', 'stepOf', { at: String(at), of: String(of) }),
    label: stage.name === 'review' ? tell(turn, 'say', 'lastStep') : tell(turn, 'labels', stage.name),
  };
}
