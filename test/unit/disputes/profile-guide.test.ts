import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { z } from 'zod';
import { draftCase } from '../../../disputes/domain/draft-case.ts';
import { readProfile } from '../../../disputes/domain/profile/profile.ts';
import { profileSchema } from '../../../disputes/domain/profile/profile-schema.ts';
import { SOLUTION_KINDS } from '../../../disputes/domain/solutions.ts';
import { decide } from '../../../disputes/domain/state-machine.ts';
import { ACTORS, evidence, orderLine, START, terms } from './fakes/cases.ts';

const GUIDE = readFileSync(new URL('../../../docs/DISPUTE-PROFILES.md', import.meta.url), 'utf8');
const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(GUIDE)?.[1] ?? '';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
}

/** Every field name and every enumerated word of the schema. */
function words(schema: JsonSchema): string[] {
  const nested = [...Object.values(schema.properties ?? {}), schema.additionalProperties, schema.items];
  return [
    ...Object.keys(schema.properties ?? {}),
    ...(schema.enum ?? []),
    ...nested.flatMap((each) => (typeof each === 'object' ? words(each) : [])),
  ];
}

describe('the guide to dispute profiles', () => {
  it('holds a sixth profile that the program accepts and decides under', () => {
    const read = readProfile('bazaar.yaml', EXAMPLE);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const order = orderLine('bazaar', { currency: 'EUR' });
    const draft = draftCase({ id: 'c', number: 'n', profile: { id: 'bazaar', version: 1 }, order });
    const data = {
      reason: 'broken',
      details: 'Cracked.',
      delivery: 'signed',
      wanted: terms('exchange'),
      evidence: [evidence()],
      declared: ['unworn'],
    } as const;
    const answer = decide(draft, { type: 'open', data }, ACTORS.buyer, read.profile, START);
    expect(answer.ok && answer.case.state).equal('friendly');
  });

  it('explains every field and every word that a profile can hold', () => {
    const schema = z.toJSONSchema(profileSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    const all = [...new Set([...words(schema), ...SOLUTION_KINDS])];
    expect(all.length).greaterThan(80);
    const days = ['tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
    const prose = GUIDE.replace(EXAMPLE, '');
    expect(all.filter((word) => !days.includes(word) && !new RegExp(`\\b${word}\\b`).test(prose))).deep.equal([]);
  });
});
