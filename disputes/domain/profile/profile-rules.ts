import { SOLUTIONS } from '../solutions.ts';
import { type Profile, reasonNamed } from './profile-schema.ts';

/** A fault that only shows when two fields are held against each other. */
export interface CrossFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every contradiction within a profile that its form alone does not exclude. */
export function contradictions(profile: Profile): readonly CrossFault[] {
  return [...openerFaults(profile), ...answerFaults(profile), ...rulingFaults(profile), ...reasonFaults(profile)];
}

function openerFaults(profile: Profile): CrossFault[] {
  const faults: CrossFault[] = [];
  if (profile.opener === 'either' && profile.firstAnswer.effect === 'unlock-buyer') {
    faults.push({
      path: ['firstAnswer', 'effect'],
      message: 'unlock-buyer needs opener buyer: where the seller can open, the buyer may be the silent side',
    });
  }
  for (const [name, reason] of Object.entries(profile.reasons)) {
    if (profile.opener === 'buyer' && reason.by?.includes('seller')) {
      faults.push({ path: ['reasons', name, 'by'], message: 'names the seller, but opener is buyer' });
    }
  }
  return faults;
}

function answerFaults(profile: Profile): CrossFault[] {
  const faults: CrossFault[] = [];
  const agrees = profile.answers.includes('agreed');
  if (agrees && profile.agreement === undefined) {
    faults.push({ path: ['agreement'], message: 'is missing, though answers holds agreed' });
  }
  if (!agrees && profile.agreement !== undefined) {
    faults.push({ path: ['agreement'], message: 'has no effect while answers does not hold agreed' });
  }
  if (!agrees && !profile.answers.includes('approve')) {
    faults.push({ path: ['answers'], message: 'leaves the respondent no way to give in: add approve or agreed' });
  }
  const { after } = profile.escalation;
  const keys = [after.firstAnswer, after.disagreement, after.wait, profile.negotiation, profile.friendlyStage];
  const overdueOpens = profile.firstAnswer.effect !== 'escalate' && profile.firstAnswer.stoppedBy === 'agreement';
  if (!overdueOpens && keys.every((key) => key === undefined || key === false)) {
    faults.push({
      path: ['escalation', 'after'],
      message: 'leaves no way to the platform once the respondent has answered',
    });
  }
  return faults;
}

function rulingFaults(profile: Profile): CrossFault[] {
  const faults: CrossFault[] = [];
  if (profile.ruling.binding && profile.appeal !== undefined) {
    faults.push({ path: ['ruling', 'binding'], message: 'is true, though an appeal is offered' });
  }
  if (!profile.outcomes.some((kind) => SOLUTIONS[kind].pays === 'seller' && !SOLUTIONS[kind].goods)) {
    faults.push({
      path: ['outcomes'],
      message: 'holds nothing for an unfounded claim: add reject, release-seller or cancel-order',
    });
  }
  return faults;
}

function reasonFaults(profile: Profile): CrossFault[] {
  const faults: CrossFault[] = [];
  for (const [name, reason] of Object.entries(profile.reasons)) {
    const stray = reason.evidence.without?.find((kind) => !reason.solutions.includes(kind));
    if (stray !== undefined) {
      faults.push({
        path: ['reasons', name, 'evidence', 'without'],
        message: `holds ${stray}, which is not among the solutions`,
      });
    }
    if (reason.solutions.includes('reject')) {
      faults.push({ path: ['reasons', name, 'solutions'], message: 'holds reject, which no claimant would ask for' });
    }
  }
  for (const [answer, kind] of Object.entries(profile.courierCheck?.proposes ?? {})) {
    if (SOLUTIONS[kind].pays === 'buyer-part') {
      faults.push({
        path: ['courierCheck', 'proposes', answer],
        message: `holds ${kind}, whose amount nobody has stated`,
      });
    }
  }
  for (const [index, name] of (profile.courierCheck?.reasons ?? []).entries()) {
    if (reasonNamed(profile, name) === undefined) {
      faults.push({
        path: ['courierCheck', 'reasons', index],
        message: `names ${name}, which is not among the reasons`,
      });
    }
  }
  return faults;
}
