import { expect } from 'chai';
import { phoneIn } from '../../../transport/phone-number.ts';

describe('a phone number that somebody typed', () => {
  const read = (typed: Readonly<Record<string, string | undefined>>) => {
    for (const [text, number] of Object.entries(typed)) expect(phoneIn(text), text).to.equal(number);
  };

  it('loses the 0 that is dialled at home only', () => {
    read({
      '+44 (0)20 7946 0958': '+442079460958',
      '+62 0812-3456-7890': '+6281234567890',
      '+60 012-345 6789': '+60123456789',
      '+84 091 234 56 78': '+84912345678',
      '+886 0912 345 678': '+886912345678',
      '+65 0 9123 4567': '+6591234567',
      '+52 044 55 1234 5678': '+525512345678',
      '+52 01 55 1234 5678': '+525512345678',
      '0060 (0)12 345 6789': '+60123456789',
    });
  });

  it('keeps the 0 where it is dialled from abroad as well', () => {
    read({ '+39 06 1234 5678': '+390612345678', '+225 07 12 34 56 78': '+2250712345678' });
  });

  it('is nobody’s after the sign for a carrier, which is none of a country', () => {
    read({ '001 65 9123 4567': undefined, '002 886 912 345 678': undefined, '+60 00 12 345 6789': undefined });
  });

  it('may be written in the signs of a Chinese keyboard', () => {
    read({ '＋886 912 345 678': '+886912345678', '＋８８６（０）９１２－３４５－６７８': '+886912345678' });
  });

  it('is no longer than networks take', () => {
    read({ '+601234567890123': '+601234567890123', '+6012345678901234': undefined, '+60 012 345': undefined });
  });
});
