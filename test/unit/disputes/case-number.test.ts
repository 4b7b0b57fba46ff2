import { expect } from 'chai';
import { caseNumber, parseCaseNumber } from '../../../disputes/domain/case-number.ts';
import { seeded } from './fakes/random.ts';

const random = seeded(3);
const bytes = () => Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

describe('case number', () => {
  it('has one written form without symbols that people confuse', () => {
    for (let i = 0; i < 500; i += 1) {
      const number = caseNumber(bytes());
      expect(number).match(/^KD-[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]{3}$/);
      expect(parseCaseNumber(number)).equal(number);
    }
  });

  it('is understood as people type it', () => {
    const number = caseNumber(bytes());
    expect(parseCaseNumber(` ${number.toLowerCase()} `)).equal(number);
    expect(parseCaseNumber(number.replaceAll('-', ''))).equal(number);
    expect(parseCaseNumber(number.slice(3).replaceAll('-', ' '))).equal(number);
    expect(parseCaseNumber(number.replaceAll('-', '–'))).equal(number);
  });

  it('notices every single wrong symbol and every exchange of two', () => {
    for (let i = 0; i < 20; i += 1) {
      const bare = caseNumber(bytes()).slice(3).replaceAll('-', '');
      for (let at = 0; at < bare.length; at += 1) {
        for (const symbol of ALPHABET) {
          const typed = bare.slice(0, at) + symbol + bare.slice(at + 1);
          if (typed !== bare) expect(parseCaseNumber(typed), `${bare} → ${typed}`).equal(undefined);
        }
        for (let other = at + 1; other < bare.length - 1; other += 1) {
          const swapped = [...bare];
          [swapped[at], swapped[other]] = [bare.charAt(other), bare.charAt(at)];
          const typed = swapped.join('');
          if (typed !== bare) expect(parseCaseNumber(typed), `${bare} → ${typed}`).equal(undefined);
        }
      }
    }
  });

  it('refuses what cannot be one', () => {
    for (const typed of ['', 'KD', 'KD-0000-0000-000', 'AC-1009', `${'2'.repeat(12)}`]) {
      expect(parseCaseNumber(typed), typed).equal(undefined);
    }
    expect(() => caseNumber(new Uint8Array(8))).throw('randomness');
  });

  it('spreads: ten thousand numbers, none twice, every symbol in every place', () => {
    const seen = new Set<string>();
    const places = Array.from({ length: 10 }, () => new Set<string>());
    for (let i = 0; i < 10_000; i += 1) {
      const number = caseNumber(bytes());
      seen.add(number);
      const bare = number.slice(3).replaceAll('-', '');
      for (const [place, symbols] of places.entries()) symbols.add(bare.charAt(place));
    }
    expect(seen.size).equal(10_000);
    expect(places.map((symbols) => symbols.size)).deep.equal(Array(10).fill(31));
  });
});
