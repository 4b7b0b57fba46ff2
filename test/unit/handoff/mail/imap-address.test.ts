import { expect } from 'chai';
import { parseImapUrl } from '../../../../handoff/mail/imap-address.ts';

describe('the address of a mailbox', () => {
  it('is read with user, password and folder decoded', () => {
    expect(parseImapUrl('imaps://support%40example.com:p%2Fw%23@mail.example.com/Support/%E7%BD%90')).to.deep.equal({
      host: 'mail.example.com',
      port: 993,
      tls: true,
      user: 'support@example.com',
      password: 'p/w#',
      folder: 'Support/罐',
    });
    expect(parseImapUrl('imap://u:p@[::1]:1143')).to.deep.equal({
      host: '::1',
      port: 1143,
      tls: false,
      user: 'u',
      password: 'p',
      folder: 'INBOX',
    });
    expect(parseImapUrl('imap://u:p@mail.example.com/')).to.include({ port: 143, folder: 'INBOX' });
  });

  it('misses nothing, and has no more', () => {
    for (const wrong of [
      '',
      'mail.example.com',
      'https://u:p@mail.example.com',
      'imap://mail.example.com',
      'imap://u@mail.example.com',
      'imap://:p@mail.example.com',
      'imap://u:p@',
      'imap://u:p@mail.example.com/INBOX?tls=off',
      'imap://u:p@mail.example.com/INBOX#1',
      'imap://u:p%zz@mail.example.com',
      'imap://u:p@mail.example.com:port',
    ])
      expect(parseImapUrl(wrong), wrong).to.equal(undefined);
  });
});
