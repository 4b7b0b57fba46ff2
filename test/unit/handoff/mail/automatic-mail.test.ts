import { expect } from 'chai';
import { automatic, unreachable } from '../../../../handoff/mail/automatic-mail.ts';
import { isOwnAddress } from '../../../support/mails/samples.ts';

const mail = (headers: Readonly<Record<string, string>>, from: string | undefined = 'mai@example.net') => ({
  header: (name: string) => headers[name],
  from,
});
const why = (headers: Readonly<Record<string, string>>, from?: string) => automatic(mail(headers, from), isOwnAddress);

describe('a mail that no person wrote', () => {
  it('is known by what it says of itself', () => {
    expect(why({ 'return-path': '<>' })).to.equal('no-return-path');
    expect(why({ 'auto-submitted': 'auto-replied (vacation)' })).to.equal('auto-submitted');
    expect(why({ 'x-auto-response-suppress': 'All' })).to.equal('suppressed');
    for (const word of ['bulk', 'junk', 'list', 'auto_reply']) expect(why({ precedence: word }), word).to.equal('bulk');
    expect(why({ 'x-autoreply': 'yes' })).to.equal('auto-submitted');
    expect(why({ 'list-id': '<news.example.net>' })).to.equal('list');
    expect(why({ 'content-type': 'multipart/report; report-type=delivery-status' })).to.equal('bounce');
    expect(why({}, 'mailer-daemon@example.net')).to.equal('bounce');
    expect(why({}, 'support+abc@example.com'), 'our own, which came back').to.equal('own');
    expect(automatic({ header: () => undefined, from: undefined }, isOwnAddress)).to.equal('no-sender');
  });

  it('is not the mail of a person, whose program may say that it is none', () => {
    expect(why({})).to.equal(undefined);
    expect(why({ 'auto-submitted': 'no', 'return-path': '<mai@example.net>', precedence: 'normal' })).to.equal(
      undefined,
    );
  });

  it('names the addresses that cannot be reached for good, and none that is only late', () => {
    const report = (action: string, status: string) =>
      `Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; Mai@Example.net\nAction: ${action}\nStatus: ${status}\n`;
    expect(unreachable(report('failed', '5.1.1'))).to.deep.equal(['mai@example.net']);
    expect(unreachable(report('delayed', '4.4.1'))).to.deep.equal([]);
    expect(unreachable('Hello')).to.deep.equal([]);
  });
});
