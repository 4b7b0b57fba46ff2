import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { replyAddresses } from '../../../../handoff/letters/reply-addresses.ts';

describe('the address that answers to a letter go to', () => {
  const ours = replyAddresses('secret', 'Support@Example.com');

  it('leads back to its conversation, in whatever case a mail server makes of it', () => {
    for (let round = 0; round < 200; round += 1) {
      const id = randomBytes(16).toString('base64url');
      const address = ours.of(id) ?? '';
      expect(address.split('@')[0]).to.have.lengthOf.below(65);
      expect(ours.conversationOf(address)).to.equal(id);
      expect(ours.conversationOf(address.toUpperCase())).to.equal(id);
    }
  });

  it('leads nowhere where a sign was changed, or another installation made it', () => {
    const id = randomBytes(16).toString('base64url');
    const address = ours.of(id) ?? '';
    const plus = address.indexOf('+') + 1;
    for (let at = plus; at < address.indexOf('@'); at += 1) {
      const other = address[at] === 'a' ? 'b' : 'a';
      expect(ours.conversationOf(address.slice(0, at) + other + address.slice(at + 1)), `${at}`).to.equal(undefined);
    }
    expect(replyAddresses('other', 'support@example.com').conversationOf(address)).to.equal(undefined);
    for (const none of ['', 'support@example.com', 'support+@example.com', address.replace('@', '@evil.'), 'a@b'])
      expect(ours.conversationOf(none), none).to.equal(undefined);
  });

  it('is none where answers cannot come in', () => {
    expect(replyAddresses('secret', undefined).of(randomBytes(16).toString('base64url'))).to.equal(undefined);
    expect(ours.of('not-one-of-ours')).to.equal(undefined);
  });
});
