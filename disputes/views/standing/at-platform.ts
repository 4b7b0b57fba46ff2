import { askedParties, openRequests } from '../../domain/asked-parties.ts';
import { type DisputeCase, respondentOf } from '../../domain/case.ts';
import { lostBy } from '../../domain/lost-by.ts';
import { isExpired } from '../../domain/offers.ts';
import type { Profile } from '../../domain/profile/profile-schema.ts';
import { isTold } from '../../domain/reach.ts';
import { otherParty, type PartyRole } from '../../domain/roles.ts';
import { gateFor } from '../../domain/state-machine.ts';
import { type PartyLook, proposalIn, type Said } from './party-look.ts';
import type { SentenceCode } from './sentences.ts';

/** The platform has the case: it waits for an answer, or the platform looks into it. */
export function atPlatform(look: PartyLook): Said {
  const { row, party } = look;
  return (
    question(row, party) ??
    trouble(look) ??
    proposalIn(look) ??
    offered(look) ?? { says: unheard(look) ?? failed(look) ?? working(row) }
  );
}

function working({ flags, state }: DisputeCase): SentenceCode {
  if (flags.reviewOverdue) return 'platform-overdue';
  return state === 'platform-queue' ? 'platform-waiting' : 'platform-reviewing';
}

/** Who was complained about and has said nothing yet can still be heard. */
function unheard({ row, party }: PartyLook): SentenceCode | undefined {
  const silent = row.firstAnswerAt === null && row.heard !== true && isTold(row, party);
  return silent && party === respondentOf(row) && !row.flags.reviewOverdue ? 'platform-unheard' : undefined;
}

/** One side of a trade has said that there is no agreement, and nobody has the case yet. */
function failed({ row, party, profile }: PartyLook): SentenceCode | undefined {
  const said = profile.answers.includes('failed') && row.disagreementAt !== null;
  if (!said || row.state !== 'platform-queue' || row.flags.reviewOverdue) return undefined;
  return party === respondentOf(row) ? 'failed-by-you' : 'failed';
}

function question(row: DisputeCase, party: PartyRole): Said | undefined {
  if (row.state !== 'info-requested') return undefined;
  if (askedParties(row).includes(party)) return { says: 'question' };
  return { says: openRequests(row).some(({ to }) => to.includes(party)) ? 'question-answered' : 'question-to-other' };
}

/** Something went wrong while the solution was carried out. */
function trouble({ row, party, profile }: PartyLook): Said | undefined {
  const { remedyTrouble } = row.flags;
  const buyer = party === 'buyer';
  switch (remedyTrouble) {
    case 'label-overdue':
      return { says: buyer ? 'trouble-no-label' : 'trouble-no-label-you' };
    case 'return-overdue':
      return { says: returnOverdue(row, party, profile) };
    case 'return-mismatch':
      return { says: buyer ? 'trouble-return-doubted' : 'trouble-return-reported' };
    case 'goods-overdue':
      if (row.remedy?.goods === 'sent') return { says: buyer ? 'trouble-goods-lost-you' : 'trouble-goods-lost' };
      return { says: buyer ? 'trouble-goods-not-sent' : 'trouble-goods-not-sent-you' };
    case 'goods-mismatch':
      return { says: buyer ? 'trouble-goods-reported' : 'trouble-goods-doubted' };
    default:
      return undefined;
  }
}

/** Who let the time for the way back pass: whoever was to send, nobody on the way, or whoever was to check. */
function returnOverdue(row: DisputeCase, party: PartyRole, profile: Profile): SentenceCode {
  const { returnParcel } = row;
  if (returnParcel?.tracking == null) return party === 'buyer' ? 'trouble-not-sent-back-you' : 'trouble-not-sent-back';
  if (returnParcel.receivedAt === null) return 'trouble-return-lost';
  return party === profile.returns.inspector ? 'trouble-not-checked-you' : 'trouble-not-checked';
}

/** An offer of the other side can be accepted until the platform has decided. */
function offered({ row, party, at }: PartyLook): Said | undefined {
  const offer = row.offers.findLast(({ by, status }) => by !== party && by !== 'platform' && status === 'open');
  if (offer === undefined || offer.by === row.claimant || isExpired(offer, at)) return undefined;
  return { says: 'platform-offer', terms: offer.terms, offer };
}

/** After a decision that can be appealed. */
export function decided(look: PartyLook): Said {
  const { row, party } = look;
  const ruling = row.rulings.at(-1);
  const terms = ruling?.terms;
  if (row.state === 'ruled')
    return { says: ruling !== undefined && lostBy(row, ruling, party) ? 'ruled-against' : 'ruled-for', terms };
  if (row.flags.reviewOverdue) return { says: 'appeal-overdue', terms };
  if (row.crossAppeal !== null) return { says: 'appeal-both', terms };
  if (row.appeal?.by === party)
    return { says: 'appeal-yours', terms, next: mayAppeal(look, otherParty(party)) ? 'other-may-join' : undefined };
  return { says: mayAppeal(look, party) ? 'appeal-join' : 'appeal-theirs', terms };
}

function mayAppeal({ row, profile, at }: PartyLook, party: PartyRole): boolean {
  const gate = gateFor({ row, actor: { role: party, id: row.order[party].id }, profile, at }, 'appeal');
  return 'open' in gate && gate.open;
}
