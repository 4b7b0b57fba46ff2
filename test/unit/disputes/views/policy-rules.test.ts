import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { policyText } from '../../../../apps/mediation/policy-text.ts';
import type { Words } from '../../../../browser/load-words.ts';
import { periodText } from '../../../../calendar/period.ts';
import { type DisputeCase, STATES } from '../../../../disputes/domain/case.ts';
import { policyRules } from '../../../../disputes/views/policy-rules.ts';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { draft, PROFILE_IDS, profileNamed } from '../fakes/cases.ts';

const CLAIM = { details: 'x', delivery: 'signed', declared: [] } as const;

function wordsOf(locale: Locale): Words {
  return JSON.parse(readFileSync(new URL(`../../../../locales/${locale}.json`, import.meta.url), 'utf8'));
}

/** Every reason of every shipped policy, with the case that gives it. */
function* cases(): Generator<{ profile: ReturnType<typeof profileNamed>; row: DisputeCase; reason: string }> {
  for (const name of PROFILE_IDS) {
    const profile = profileNamed(name);
    for (const reason of Object.keys(profile.reasons))
      yield { profile, reason, row: { ...draft(name), claimant: 'buyer', claim: { ...CLAIM, reason } } };
  }
}

const codesOf = (row: DisputeCase, profile: ReturnType<typeof profileNamed>) =>
  policyRules(row, profile).flatMap(({ sentences }) => sentences.map(({ code }) => code));

describe('the policy in sentences', () => {
  for (const locale of LOCALES)
    it(`is whole in ${locale}: no code and no placeholder is left over`, () => {
      const words = wordsOf(locale);
      for (const { profile, row, reason } of cases())
        for (const { topic, sentences } of policyRules(row, profile)) {
          expect(words.disputes.policyTopics, topic).to.have.property(topic);
          for (const sentence of sentences) {
            const where = `${profile.id} ${reason} ${sentence.code}`;
            expect(words.disputes.policy, where).to.have.property(sentence.code);
            const said = policyText(sentence, locale, words);
            expect(said, where).not.to.match(/[{}]|undefined/);
            for (const code of sentence.solutions ?? []) expect(words.disputes.solutions, where).to.have.property(code);
            for (const code of sentence.kinds ?? []) expect(words.disputes.kinds, where).to.have.property(code);
          }
        }
    });

  it('says the periods of the profile, each of them', () => {
    const profile = profileNamed('auracart');
    const row: DisputeCase = { ...draft('auracart'), claimant: 'buyer', claim: { ...CLAIM, reason: 'damaged' } };
    const said = policyRules(row, profile)
      .flatMap(({ sentences }) => sentences.flatMap(({ periods = {} }) => Object.values(periods)))
      .map((period) => periodText(period));
    expect(said).to.include.members(
      [
        ...[
          profile.firstAnswer.within,
          profile.negotiation?.within,
          profile.offers?.openFor,
          profile.infoRequest.within,
        ],
        ...[
          profile.platform.reviewWithin,
          profile.returns.shipWithin,
          profile.returns.arriveWithin,
          profile.opening.within,
        ],
      ].flatMap((period) => (period === undefined ? [] : [periodText(period)])),
    );
  });

  it('says of a reason what holds for it alone', () => {
    const of = (name: string, reason: string, claimant: 'buyer' | 'seller' = 'buyer') =>
      codesOf({ ...draft(name), claimant, claim: { ...CLAIM, reason } }, profileNamed(name));
    expect(of('auracart', 'not-received')).to.include.members(['opening-promised', 'evidence-none', 'final']);
    expect(of('auracart', 'counterfeit')).to.include('promise-authenticity');
    expect(of('taobao', 'parcel-damaged')).to.include.members(['agree-seller', 'courier', 'courier-refuses']);
    expect(of('taobao', 'quality')).not.to.include('courier');
    expect(of('p2p', 'payment-not-received', 'seller')).to.include.members(['answer-buyer', 'silence-adverse-flag']);
    expect(of('p2p', 'payment-not-received', 'seller'), 'nothing is returned in a trade').not.to.include('return-late');
    expect(of('alibaba', 'quality')).to.include.members(['appeal', 'appeal-evidence-advised']);
  });

  it('has something to say at every state of a case that is not over', () => {
    const live = STATES.filter((state) => state !== 'draft' && state !== 'closed');
    const profile = profileNamed('taobao');
    const row: DisputeCase = { ...draft('taobao'), claim: { ...CLAIM, reason: 'quality' } };
    const told = new Set(policyRules(row, profile).flatMap(({ states }) => states));
    expect(live.filter((state) => !told.has(state))).to.deep.equal([]);
  });
});
