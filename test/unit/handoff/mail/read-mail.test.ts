import { expect } from 'chai';
import { readMail } from '../../../../handoff/mail/read-mail.ts';

describe('a mail as it came', () => {
  const read = (...head: string[]) => readMail(Buffer.from([...head, '', 'Hello'].join('\r\n')));

  it('has the id that it was given, without what relays write beside it', async () => {
    for (const id of ['<a@example.net>', '<a@example.net> (added by a relay)', '(relay) <a@example.net>'])
      expect((await read(`Message-ID: ${id}`)).messageId, id).to.equal('<a@example.net>');
    expect((await read('Subject: x')).messageId).to.equal(undefined);
  });

  it('has one sender, and all whom it was meant for', async () => {
    const mail = await read(
      'From: "Lin, Mei" <Mei@Example.net>',
      'To: Support@example.com, shop@example.com',
      'Delivered-To: <support+abc@example.com>',
    );
    expect(mail).to.include({ from: 'mei@example.net', name: 'Lin, Mei' });
    expect(mail.to).to.have.members(['support@example.com', 'shop@example.com', 'support+abc@example.com']);
    expect((await read('From: a@example.net, b@example.net')).from).to.equal(undefined);
  });
});
