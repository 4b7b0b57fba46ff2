import { expect } from 'chai';
import type { DisputeCase } from '../../../../disputes/domain/case.ts';
import { decide } from '../../../../disputes/domain/state-machine.ts';
import { fillTemplate, fits, PLACEHOLDERS, placeholdersIn } from '../../../../disputes/reasons/reason-template.ts';
import { shippedTemplates } from '../../../../disputes/reasons/shipped.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { ACTORS, claimFor, draft, type orderLine, PROFILE_IDS, profileNamed, START, terms } from '../fakes/cases.ts';

const ZONE = 'Asia/Kuala_Lumpur';
const templates = shippedTemplates();
const named = (name: string) => {
  const found = templates.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const opened = (profile: string, change: Parameters<typeof orderLine>[1] = {}): DisputeCase => {
  const by = profile === 'p2p' ? 'seller' : 'buyer';
  const row = draft(profile, change);
  const answer = decide(row, { type: 'open', data: claimFor(profile, by) }, ACTORS[by], profileNamed(profile), START);
  if (!answer.ok) throw new Error(answer.code);
  return answer.case;
};

describe('prepared reasons', () => {
  it('name in every language the same of a case, and only what a case can have', () => {
    const known: readonly string[] = PLACEHOLDERS;
    for (const { name, texts } of templates)
      for (const locale of LOCALES) {
        expect(texts[locale].trim(), `${name} ${locale}`).not.to.equal('');
        expect(placeholdersIn(texts[locale]), `${name} ${locale}`).to.deep.equal(placeholdersIn(texts.en));
        expect(known).to.include.members([...placeholdersIn(texts[locale])]);
      }
    expect(new Set(templates.map(({ name }) => name)).size).to.equal(templates.length);
  });

  it('speak of each reason of every shipped policy, for and against', () => {
    for (const id of PROFILE_IDS) {
      const { reasons, outcomes } = profileNamed(id);
      for (const reason of Object.keys(reasons))
        for (const outcome of outcomes) {
          const fitting = templates.filter((each) => each.reasons.includes(reason) && fits(each, reason, outcome));
          expect(fitting, `${id} ${reason} ${outcome}`).not.to.deep.equal([]);
        }
    }
    expect(templates.filter((each) => fits(each, 'damaged', 'uphold') && each.outcomes.length > 0)).not.to.deep.equal(
      [],
    );
  });

  it('are filled in for the case, in every language, and nothing is left open', () => {
    for (const id of PROFILE_IDS) {
      const row = opened(id);
      for (const kind of profileNamed(id).outcomes)
        for (const each of templates.filter((one) => fits(one, row.claim?.reason ?? '', kind))) {
          const filled = fillTemplate(each, row, { kind, amount: terms(kind).amount }, ZONE);
          for (const locale of LOCALES) if (filled !== undefined) expect(filled.texts[locale]).not.to.match(/[{}]/);
        }
    }
    const part = fillTemplate(named('shown-in-part'), opened('auracart'), terms('partial-refund', 1_250), ZONE);
    expect(part?.texts.en).to.contain('12.50');
    expect(part?.texts.vi).to.contain('12,50');
  });

  it('are never half a sentence: what the case has not is not offered', () => {
    const template = named('delivered-on');
    const row = opened('auracart');
    const at = (deliveredAt: number | null): DisputeCase => ({ ...row, order: { ...row.order, deliveredAt } });
    const reject = { kind: 'reject', amount: null } as const;
    expect(fillTemplate(template, at(Date.parse('2026-03-01T02:00:00Z')), reject, ZONE)?.texts.en).to.contain(
      'March 1',
    );
    expect(fillTemplate(template, at(null), reject, ZONE)).to.equal(undefined);
    expect(fillTemplate(named('shown-in-part'), row, reject, ZONE), 'no sum').to.equal(undefined);
    expect(fits({ ...template, off: true }, 'not-received', 'reject')).to.equal(false);
  });
});
