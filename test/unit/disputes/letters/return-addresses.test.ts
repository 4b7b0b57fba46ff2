import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { returnAddresses } from '../../../../disputes/letters/return-addresses.ts';
import { replyAddresses } from '../../../../handoff/letters/reply-addresses.ts';

const BASE = 'Support@Example.com';

describe('the address that a letter of a case comes back to', () => {
  const ours = returnAddresses('secret', BASE);
  const caseId = randomBytes(16).toString('base64url');

  it('says of which case it was and to whom it went, in whatever case a mail server makes of it', () => {
    for (const party of ['buyer', 'seller'] as const) {
      const address = ours.of({ caseId, party }) ?? '';
      expect(address.split('@')[0]).to.have.lengthOf.below(65);
      for (const written of [address, address.toUpperCase(), ` ${address} `])
        expect(ours.receiverIn(written)).to.deep.equal({ caseId, party });
    }
    expect(ours.of({ caseId, party: 'buyer' })).not.to.equal(ours.of({ caseId, party: 'seller' }));
  });

  it('is no address that a ticket is answered at, nor the other way round, nor of another installation', () => {
    const replies = replyAddresses('secret', BASE);
    const address = ours.of({ caseId, party: 'buyer' }) ?? '';
    expect(replies.conversationOf(address)).to.equal(undefined);
    expect(ours.receiverIn(replies.of(caseId) ?? '')).to.equal(undefined);
    expect(returnAddresses('other', BASE).receiverIn(address)).to.equal(undefined);
    for (const none of ['', BASE, 'support+@example.com', 'a@b'])
      expect(ours.receiverIn(none), none).to.equal(undefined);
  });

  it('is none where no mails come in', () => {
    const none = returnAddresses('secret', undefined);
    expect(none.of({ caseId, party: 'buyer' })).to.equal(undefined);
    expect(none.receiverIn(ours.of({ caseId, party: 'buyer' }) ?? '')).to.equal(undefined);
  });
});
