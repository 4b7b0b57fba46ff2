import { z } from 'zod';
import { OPEN_DISPUTE_DIALOG } from '../../dialogs/dispute/choices.ts';
import { nextStep, readForm } from '../../dialogs/dispute/form.ts';
import type { Memory } from '../../dialogs/memory.ts';
import type { Profile } from '../../disputes/domain/profile/profile-schema.ts';

/** What the state of a case's dialog says of how far it is. */
const caseSchema = z.object({ acting: z.object({ act: z.string() }) });

/** The dialogs that are open, outermost first, each with the step that it is at where it has any: `open-dispute:reason`. */
export function openDialogs({ dialogs }: Pick<Memory, 'dialogs'>, profile: Profile | undefined): string[] {
  return dialogs.dialogStack.map(({ id, state }) => {
    const step = id === OPEN_DISPUTE_DIALOG ? stepOfForm(state, profile) : caseSchema.safeParse(state).data?.acting.act;
    return step === undefined ? id : `${id}:${step}`;
  });
}

function stepOfForm(state: unknown, profile: Profile | undefined): string | undefined {
  const form = readForm(z.object({ form: z.unknown() }).safeParse(state).data?.form);
  if (form === undefined || profile === undefined) return undefined;
  return form.asking ?? form.editing ?? nextStep(form, profile);
}
