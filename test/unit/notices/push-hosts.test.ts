import { expect } from 'chai';
import { pushServiceOf } from '../../../notices/push/push-hosts.ts';

const isPush = (endpoint: string, more: readonly string[]) => pushServiceOf(endpoint, more) !== undefined;

describe('the push services that are posted to', () => {
  it('are those of the browsers, by their own names and over HTTPS', () => {
    for (const endpoint of [
      'https://fcm.googleapis.com/fcm/send/abc:def',
      'https://updates.push.services.mozilla.com/wpush/v2/abc',
      'https://wns2-sg2p.notify.windows.com/w/?token=abc',
      'https://web.push.apple.com/abc',
    ])
      expect(isPush(endpoint, []), endpoint).to.equal(true);
  });

  it('are no others, however alike', () => {
    for (const endpoint of [
      'http://fcm.googleapis.com/fcm/send/abc',
      'https://fcm.googleapis.com.example.com/abc',
      'https://xfcm.googleapis.com/abc',
      'https://fcm.googleapis.com:8443/abc',
      'https://someone@fcm.googleapis.com/abc',
      'https://notify.windows.com.example.com/abc',
      'https://127.0.0.1/abc',
      'https://localhost:3978/v1/mail/inbound',
      'file:///etc/hosts',
      'no address',
    ])
      expect(isPush(endpoint, []), endpoint).to.equal(false);
  });

  it('are besides those that the operator names, with their port', () => {
    expect(isPush('http://push.example.com:9000/abc', ['push.example.com:9000'])).to.equal(true);
    expect(isPush('https://push.example.com/abc', ['push.example.com:9000'])).to.equal(false);
  });

  it('have one name each, whatever host of theirs a browser names', () => {
    expect(pushServiceOf('https://wns2-sg2p.notify.windows.com/w/?token=abc', [])).to.equal('notify.windows.com');
    expect(pushServiceOf('https://wns2-other.notify.windows.com/w/?token=abc', [])).to.equal('notify.windows.com');
    expect(pushServiceOf('http://push.example.com:9000/abc', ['push.example.com:9000'])).to.equal(
      'push.example.com:9000',
    );
  });
});
