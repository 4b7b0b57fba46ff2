import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CHAT_ACTS, NEEDS } from '../../../../dialogs/dispute/case-acts.ts';
import { STATES } from '../../../../disputes/domain/case.ts';
import { EVIDENCE_KINDS } from '../../../../disputes/domain/evidence-rules.ts';
import { SOLUTION_KINDS } from '../../../../disputes/domain/solutions.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { PROFILE_IDS, profileNamed } from '../../disputes/fakes/cases.ts';

type Words = Record<string, Record<string, string>>;
const root = new URL('../../../../', import.meta.url);
const wordsOf = (locale: string) =>
  (JSON.parse(readFileSync(new URL(`locales/${locale}.json`, root), 'utf8')) as { dispute: Words }).dispute;
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
/** Clocks that say nothing to a party: they open a button, or warn by themselves. */
const SILENT = ['escalation', 'buyer-silence', 'idle-warning'];

describe('the words of the dispute dialogs', () => {
  const english = wordsOf('en');

  for (const locale of LOCALES)
    it(`are complete in ${locale}, with the same placeholders`, () => {
      const words = wordsOf(locale);
      expect(Object.keys(words)).to.deep.equal(Object.keys(english));
      for (const [group, texts] of Object.entries(english)) {
        expect(Object.keys(words[group] ?? {}).sort(), group).to.deep.equal(Object.keys(texts).sort());
        for (const [key, text] of Object.entries(texts)) {
          const translated = words[group]?.[key] ?? '';
          if (!SILENT.includes(key)) expect(translated.trim(), `${group}.${key}`).not.to.equal('');
          expect(placeholders(translated), `${group}.${key}`).to.deep.equal(placeholders(text));
        }
      }
    });

  it('name everything that the domain can say to a party, by the words of the pages', () => {
    const { disputes: pages } = JSON.parse(readFileSync(new URL('locales/en.json', root), 'utf8')) as {
      disputes: Words;
    };
    expect(pages.states).to.have.all.keys(...STATES);
    expect(pages.solutions).to.include.keys(...SOLUTION_KINDS);
    expect(pages.kinds).to.have.all.keys(...EVIDENCE_KINDS);
    expect({ ...pages.actions, ...english.acts }).to.include.keys(...CHAT_ACTS);
    for (const id of PROFILE_IDS)
      for (const [name, reason] of Object.entries(profileNamed(id).reasons)) {
        expect(pages.reasons, id).to.have.property(name);
        for (const statement of reason.declare) expect(pages.declarations, id).to.have.property(statement);
      }
    for (const act of CHAT_ACTS)
      if ((NEEDS[act] as readonly string[]).includes('confirm')) expect(english.confirms).to.have.property(act);
  });

  it('are used, every one', () => {
    const folder = new URL('dialogs/dispute/', root);
    const source = readdirSync(folder)
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    for (const group of ['ask', 'say', 'buttons', 'refusals', 'wants'])
      for (const key of Object.keys(english[group] ?? {})) expect(source, `${group}.${key}`).to.include(`'${key}'`);
  });
});
