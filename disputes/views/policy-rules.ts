import type { Period } from '../../calendar/period.ts';
import type { PolicyRule, PolicySentence } from '../../protocol/dispute-desk.ts';
import { type DisputeCase, respondentOf, type State } from '../domain/case.ts';
import { postageOf } from '../domain/freight.ts';
import { stakeOf } from '../domain/funds.ts';
import { parseMoney } from '../domain/money.ts';
import { type Profile, reasonNamed } from '../domain/profile/profile-schema.ts';
import { SOLUTIONS } from '../domain/solutions.ts';

const BEFORE_PLATFORM: readonly State[] = ['friendly', 'respondent-review', 'negotiation'];
const AT_PLATFORM: readonly State[] = ['platform-queue', 'platform-review', 'info-requested'];
const DECIDING: readonly State[] = ['platform-review', 'appeal-review'];
const RETURNING: readonly State[] = ['return-label', 'return-shipped', 'return-received'];

/** The policy in sentences, as codes with their figures (`disputes.policy.*`): what holds for a case like this one. */
export function policyRules(row: DisputeCase, profile: Profile): PolicyRule[] {
  const rules: PolicyRule[] = [
    { topic: 'opening', states: [], sentences: opening(row, profile) },
    { topic: 'answer', states: ['friendly', 'respondent-review'], sentences: answering(row, profile) },
    { topic: 'negotiation', states: BEFORE_PLATFORM, sentences: bargaining(profile) },
    { topic: 'platform', states: AT_PLATFORM, sentences: atPlatform(profile) },
    { topic: 'courier', states: AT_PLATFORM, sentences: courier(row, profile) },
    { topic: 'decision', states: DECIDING, sentences: deciding(row, profile) },
    { topic: 'appeal', states: ['ruled', 'appeal-review'], sentences: appealing(profile) },
    { topic: 'return', states: RETURNING, sentences: returning(row, profile) },
    { topic: 'goods', states: ['remedy'], sentences: sending(profile) },
  ];
  return rules.filter(({ sentences }) => sentences.length > 0);
}

const say = (code: string, data: Omit<PolicySentence, 'code'> = {}): PolicySentence => ({ code, ...data });
const within = (code: string, period: Period): PolicySentence => say(code, { periods: { within: period } });

function opening({ claim }: DisputeCase, profile: Profile): PolicySentence[] {
  const reason = reasonNamed(profile, claim?.reason ?? '');
  const window = reason?.opening ?? profile.opening;
  const { requireOneOf: required = [], advise = [], without } = reason?.evidence ?? {};
  return [
    within(`opening-${window.from}`, window.within),
    ...(reason?.contactFirst === true && profile.contactFirst !== undefined
      ? [within('contact-first', profile.contactFirst.wait)]
      : []),
    required.length === 0 ? say('evidence-none') : say('evidence-one', { kinds: required }),
    ...(without === undefined ? [] : [say('evidence-without', { solutions: without })]),
    ...(advise.length === 0 ? [] : [say('evidence-helps', { kinds: advise })]),
  ];
}

function answering(row: DisputeCase, { firstAnswer: { within: time, stoppedBy, effect } }: Profile): PolicySentence[] {
  return [
    within(`${stoppedBy === 'agreement' ? 'agree' : 'answer'}-${respondentOf(row)}`, time),
    say(`silence-${effect}`),
    say('silence-untold'),
  ];
}

function bargaining(profile: Profile): PolicySentence[] {
  const { negotiation, agreement, offers, buyerSilence, idle, escalation } = profile;
  const who = escalation.by.length > 1 ? 'both' : 'claimant';
  const { firstAnswer, disagreement, wait } = escalation.after;
  return [
    ...(negotiation === undefined ? [] : [within(`negotiation-${negotiation.effect}`, negotiation.within)]),
    ...(offers === undefined ? [] : [within('offers', offers.openFor)]),
    ...(agreement === undefined ? [] : [within('agreement', agreement.confirmWithin)]),
    ...(firstAnswer ? [say(`call-answer-${who}`)] : []),
    ...(disagreement ? [say(`call-refusal-${who}`)] : []),
    ...(wait === undefined ? [] : [within(`call-wait-${who}`, wait)]),
    ...(buyerSilence === undefined ? [] : [within('buyer-silence', buyerSilence.longerThan)]),
    ...(idle === undefined ? [] : [say('idle', { periods: { warn: idle.warnAfter, close: idle.closeAfter } })]),
  ];
}

function atPlatform({ platform, infoRequest }: Profile): PolicySentence[] {
  return [
    within('review', platform.reviewWithin),
    within('info', infoRequest.within),
    within('proposal', platform.proposalOpenFor),
  ];
}

function courier({ claim }: DisputeCase, { courierCheck }: Profile): PolicySentence[] {
  if (courierCheck?.reasons.includes(claim?.reason ?? '') !== true) return [];
  const { compensates, refuses, verified } = courierCheck.proposes;
  return [
    within('courier', courierCheck.within),
    say('courier-compensates', { solutions: [compensates] }),
    say('courier-verified', { solutions: [verified] }),
    say('courier-refuses', { solutions: [refuses] }),
  ];
}

function deciding({ claim, order }: DisputeCase, profile: Profile): PolicySentence[] {
  const promise = reasonNamed(profile, claim?.reason ?? '')?.protection;
  const limits = profile.ruling.secondPersonAbove;
  const limit = parseMoney(limits?.[order.currency] ?? '', order.currency);
  const second =
    limit === undefined
      ? say('second-always')
      : say('second-above', { sum: { currency: order.currency, amount: limit.minor } });
  return [
    say('outcomes', { solutions: profile.outcomes }),
    ...(promise === undefined ? [] : [say(`promise-${promise}`)]),
    ...(limits === undefined ? [] : [second]),
  ];
}

function appealing({ appeal }: Profile): PolicySentence[] {
  if (appeal === undefined) return [say('final')];
  return [within('appeal', appeal.within), say(`appeal-evidence-${appeal.evidence}`)];
}

function returning({ order, funds }: DisputeCase, { outcomes, returns }: Profile): PolicySentence[] {
  if (!outcomes.some((kind) => SOLUTIONS[kind].returns)) return [];
  const { shipWithin: ship, arriveWithin: arrive, inspectWithin: inspect, inspector, freight } = returns;
  const pays = { seller: freight.sellerFault, buyer: freight.buyerFault, courier: freight.courierFault };
  return [
    say(`return-${inspector}`, { periods: { ship, arrive, inspect } }),
    say('return-late'),
    ...Object.entries(pays).map(([fault, payer]) => say('freight', { fault, payer })),
    say('freight-agreed', { payer: freight.agreed }),
    say('postage', {
      sum: {
        currency: order.currency,
        amount: postageOf({ minor: stakeOf(funds), currency: order.currency }, returns.postage),
      },
      periods: { within: returns.postage.contestWithin },
    }),
  ];
}

function sending({ outcomes, goods: { sendWithin: send, receiveWithin: receive } }: Profile): PolicySentence[] {
  if (!outcomes.some((kind) => SOLUTIONS[kind].goods)) return [];
  return [say('goods', { periods: { send, receive } })];
}
