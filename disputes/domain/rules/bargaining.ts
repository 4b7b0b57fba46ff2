import { respondentOf } from '../case.ts';
import { asksTwice, lossOf, unconfirmed } from '../loss.ts';
import { addOffer, answerableFault, negotiable, setOffer, termsFault, tooManyOffers } from '../offers.ts';
import { type Refused, refuse } from '../refusal.ts';
import { otherParty, type PartyRole } from '../roles.ts';
import { settle } from '../settling.ts';
import { actingParty, BOTH, type Look, notify, type Step } from '../step.ts';
import { answerGiven, disagree, rulingWaits, unruled } from './answering.ts';
import { BEFORE_PLATFORM, BEFORE_RULING, type TablePart, textFault } from './rule-form.ts';

/** Offers of either side, next to each other, each in versions. At the platform they go on until a ruling. */
export const BARGAINING: TablePart<'offer' | 'counter' | 'contest-offer' | 'accept-offer'> = {
  offer: {
    by: ['claimant', 'respondent'],
    from: BEFORE_RULING,
    offered: (profile) => profile.answers.includes('offer'),
    gate: (look) => unruled(look) ?? rulingWaits(look) ?? tooManyOffers(look.row, actingParty(look)),
    check: (look, { terms, reasons }) =>
      reasonsFault(reasons) ?? termsFault(look.row, terms, negotiable(look.row, look.profile)),
    act: (step, { terms, reasons }) => {
      addOffer(step, actingParty(step), terms, { reasons });
      offered(step);
    },
  },
  counter: {
    by: ['claimant', 'respondent'],
    from: BEFORE_RULING,
    offered: (profile) => profile.answers.includes('offer'),
    gate: (look) => unruled(look) ?? rulingWaits(look) ?? tooManyOffers(look.row, actingParty(look)),
    check: (look, { version, terms, reasons }) =>
      answerableFault(look, version) ??
      reasonsFault(reasons) ??
      termsFault(look.row, terms, negotiable(look.row, look.profile)),
    act: (step, { version, terms, reasons }) => {
      const answered = step.row.offers.find((offer) => offer.version === version);
      // The other side's proposal gives way; the claim itself and a proposal of the platform stay where they are.
      const replaces = answered?.by !== 'platform' && answered?.by !== step.row.claimant;
      addOffer(step, actingParty(step), terms, { answers: replaces ? version : null, reasons });
      offered(step);
    },
  },
  'contest-offer': {
    by: ['claimant', 'respondent'],
    from: BEFORE_PLATFORM,
    offered: (profile) => profile.answers.includes('contest-offer'),
    check: (look, { version, why }) => answerableFault(look, version) ?? textFault(why, refuse),
    act: (step, { version }) => {
      setOffer(step, version, { status: 'contested' });
      disagree(step);
      answerGiven(step);
      notify(step, otherParty(actingParty(step)), 'offer-contested', { version });
    },
  },
  'accept-offer': {
    by: ['claimant', 'respondent'],
    from: BEFORE_RULING,
    gate: (look) => unruled(look) ?? rulingWaits(look) ?? agreed(look),
    check: (look, { version, confirm }) => {
      const fault = answerableFault(look, version);
      if (fault !== undefined) return fault;
      const party = actingParty(look);
      const offer = look.row.offers.find((each) => each.version === version);
      if (offer?.acceptedBy.includes(party)) return refuse('offer_already_accepted', { version });
      const loss = offer && lossOf(look.row, party, offer.terms);
      return loss && asksTwice(look.profile, loss) ? unconfirmed(loss, confirm) : undefined;
    },
    act: (step, { version }) => accept(step, version, actingParty(step)),
  },
};

/** What is said with an offer may be left out. */
function reasonsFault(reasons: string | undefined): Refused | undefined {
  return reasons === undefined ? undefined : textFault(reasons, refuse);
}

/** Who has said "agreed" waits for the other side: there is no second, shorter way to the same end. */
function agreed(look: Look): Refused | undefined {
  const waits = look.row.agreedAt !== null && actingParty(look) === respondentOf(look.row);
  return waits ? refuse('offer_already_accepted') : undefined;
}

function offered(step: Step): void {
  answerGiven(step);
  notify(step, otherParty(actingParty(step)), 'offer-made', { version: step.row.offers.length });
}

function accept(step: Step, version: number, party: PartyRole): void {
  const offer = step.row.offers.find((each) => each.version === version);
  if (offer === undefined) throw new TypeError('only an existing offer is accepted');
  const acceptedBy = [...offer.acceptedBy, party];
  const settled = offer.by !== 'platform' || BOTH.every((each) => acceptedBy.includes(each));
  setOffer(step, version, { acceptedBy, status: settled ? 'accepted' : 'open' });
  notify(step, otherParty(party), 'offer-accepted', { version });
  if (settled) settle(step, offer.terms, 'agreement', null);
}
