import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { disputeLinks } from '../../../../disputes/letters/dispute-links.ts';
import type { CodedError } from '../../../../protocol/error-codes.ts';
import { DAY, draft, START } from '../fakes/cases.ts';

const SECRET = 'a secret of this server';
const row = draft('p2p');

describe('a party’s link to a case', () => {
  let at = START;
  const links = disputeLinks(SECRET, () => at);
  const refusal = (link: string) => {
    try {
      return JSON.stringify(links.read(link));
    } catch (error) {
      return (error as CodedError).code;
    }
  };

  it('is short enough for a text message, and names case and side to whoever holds it', () => {
    for (const role of ['buyer', 'seller'] as const) {
      const { path, expiresAt } = links.make(row, role);
      expect(path).to.have.length.below(90);
      expect(links.read(`https://shop.example${path}`)).to.include({ role });
      expect(expiresAt - START).to.be.within(14 * DAY, 14 * DAY + 60_000);
    }
  });

  it('is nobody’s with anything changed in it, and nobody’s any more after two weeks', () => {
    const { path } = links.make(row, 'buyer');
    const [head = '', key = ''] = path.split('#key=');
    const [number = '', seat = '', mac = ''] = key.split('.');
    for (const forged of [
      `${number}.${seat.replace('b', 's')}.${mac}`,
      `${number}.${seat}z.${mac}`,
      `${number.replace(/2/, '3')}.${seat}.${mac}`,
      `${number}.${seat}.${mac.slice(0, 10)}`,
      `${number}.${seat}.`,
      `${number}.${seat}`,
      '',
    ])
      expect(refusal(`${head}#key=${forged}`), forged).to.equal('dispute_link_invalid');
    at = START + 14 * DAY + 60_000;
    expect(refusal(path)).to.equal('dispute_link_invalid');
    at = START;
  });

  it('is taken as it was written before', () => {
    const holder = { number: row.number, role: 'seller', id: 'shop-1', expiresAt: START + DAY };
    const payload = Buffer.from(JSON.stringify(holder)).toString('base64url');
    const mac = createHmac('sha256', SECRET).update(`dispute.${payload}`).digest('base64url');
    expect(links.read(`#key=${payload}.${mac}`)).to.include({ number: row.number, role: 'seller' });
    expect(refusal(`#key=${payload}.${mac.slice(2)}`)).to.equal('dispute_link_invalid');
  });
});
