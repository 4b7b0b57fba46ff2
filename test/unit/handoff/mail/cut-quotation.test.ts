import { expect } from 'chai';
import { cutQuotation } from '../../../../handoff/mail/cut-quotation.ts';
import { readMail } from '../../../../handoff/mail/read-mail.ts';
import { MAIL_PROGRAMS } from '../../../support/mails/mail-programs.ts';
import { filled, isOwnAddress, mailSamples } from '../../../support/mails/samples.ts';

describe('the quotation of an answer by e-mail', () => {
  const samples = mailSamples();
  for (const program of Object.keys(MAIL_PROGRAMS))
    it(`is cut off, and nothing else, as ${program} writes it in six languages`, async () => {
      const theirs = samples.filter(({ name }) => name.startsWith(`${program}, `));
      expect(theirs.length).to.be.at.least(30);
      for (const { name, raw, own } of theirs) {
        const { words, whole } = cutQuotation(await readMail(raw), isOwnAddress);
        expect(filled(words), name).to.equal(own);
        expect(whole.length, `${name}: all of it is kept`).to.be.above(own.length);
      }
    });

  const cut = (text: string, subject = 'Re: Your request T-1A2B3C') =>
    filled(cutQuotation({ text, html: undefined, subject }, isOwnAddress).words);

  it('keeps answers that stand between and below the quoted lines', () => {
    const text =
      'On Tue, 3 Nov 2026, AuraCart <help@example.com> wrote:\n> Which jar?\nThe red one.\n> Which lid?\nThe large one.';
    expect(cut(text)).to.equal('The red one.\nThe large one.');
  });

  it('keeps own words right above it, and words that only look like it', () => {
    const above =
      'See you at 5.\nOn Tue, 3 Nov 2026 at 10:04, AuraCart\n<help@example.com> wrote:\n\nYour jar is here.';
    expect(cut(above)).to.equal('See you at 5.');
    for (const own of [
      'Name: Mai\nOrder: AC-1009\nItem: jar\nProblem: broken\nE-mail: mai@example.com',
      'At 10:04 I wrote to help@example.com and nobody answered.',
      'Three things:\n1. the lid\n2. the jar',
    ])
      expect(cut(own)).to.equal(filled(own));
  });

  it('takes no longer over a mail that was made to take long', () => {
    const pages = [
      `${'<div>'.repeat(150_000)}Hello`,
      `Hello${'<p>1:'.repeat(150_000)}`,
      `Hello<p>${'1'.repeat(900_000)}`,
      `Hello${'<br>'.repeat(200_000)}x`,
    ];
    for (const html of pages) {
      const { words } = cutQuotation({ text: undefined, html, subject: '' }, isOwnAddress);
      expect(words.slice(0, 5)).to.equal('Hello');
    }
    for (const text of [
      'Hello\n'.repeat(150_000),
      `Hello ${'a@'.repeat(400_000)}:`,
      `Hello\n${'1:\n'.repeat(250_000)}`,
    ])
      expect(cut(text).slice(0, 5)).to.equal('Hello');
  }).timeout(20_000);
});
