import { expect } from 'chai';
import { stemSpanish } from '../../../../kb/search/analysis/stems.ts';

describe('Spanish stems', () => {
  it('are the same for the forms of an irregular verb, with and without accents', () => {
    const stem = stemSpanish('devolver');
    for (const form of ['devuelvo', 'devolvió', 'devolvieron', 'devuelven']) expect(stemSpanish(form)).to.equal(stem);
    expect(stemSpanish('vinieron')).to.equal(stemSpanish('vino'));
    expect(stemSpanish('podés')).to.equal(stemSpanish('puedes'));
  });

  it('lose one or two pronouns that hang on the verb', () => {
    const stem = stemSpanish('devolver');
    for (const form of ['devolverlo', 'devolvérmelo', 'devolverme']) expect(stemSpanish(form)).to.equal(stem);
  });

  it('leave nouns apart that only look like a verb with a pronoun', () => {
    expect(stemSpanish('perla')).to.not.equal(stemSpanish('per'));
    expect(stemSpanish('cuenta')).to.not.equal(stemSpanish('contar'));
  });
});
