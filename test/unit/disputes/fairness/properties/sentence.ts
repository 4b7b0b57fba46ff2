import { hintFor } from '../../../../../apps/case/state-hint.ts';
import type { AllowedAction } from '../../../../../disputes/domain/allowed-actions.ts';
import type { DisputeCase } from '../../../../../disputes/domain/case.ts';
import type { PartyRole } from '../../../../../disputes/domain/roles.ts';
import { untoldOf } from '../../../../../disputes/views/view-parts.ts';
import words from '../../../../../locales/en.json' with { type: 'json' };

/** The sentence at the head of a party's page; empty where there is none. */
export function sentenceFor(row: DisputeCase, party: PartyRole, actions: readonly AllowedAction[]): string {
  const hints: Readonly<Record<string, string>> = words.disputes.stateHints;
  const shown = actions.map(({ action }) => ({ action, open: true }) as const);
  const goods = row.remedy === null || row.remedy.goods === 'none' ? undefined : row.remedy.goods;
  const view = {
    state: row.state,
    role: party,
    claimant: row.claimant,
    untold: untoldOf(row),
    actions: shown,
    ...(goods === undefined ? {} : { goods }),
  };
  return hints[hintFor(view)] ?? '';
}
