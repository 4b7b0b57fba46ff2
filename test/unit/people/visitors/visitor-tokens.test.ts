import { expect } from 'chai';
import { visitorTokens } from '../../../../people/visitors/visitor-tokens.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';

const DAY = 24 * 3_600_000;

describe('visitor tokens', () => {
  let clock = 1_000_000;
  const tokens = visitorTokens('secret', () => clock);
  const anonymous = { visitorId: 'v_1', name: '', verified: false, email: undefined, locale: 'vi' } as const;
  const code = (token: unknown) => {
    try {
      tokens.read(token);
      return 'read';
    } catch (error) {
      return error instanceof CodedError ? error.code : String(error);
    }
  };

  it('say who the visitor is until they run out', () => {
    const { token, expiresAt } = tokens.issue(anonymous);
    expect(tokens.read(token)).to.include({ visitorId: 'v_1', locale: 'vi', verified: false });
    clock = expiresAt;
    expect(code(token)).to.equal('token_expired');
  });

  it('of others, or changed, are refused', () => {
    const { token } = tokens.issue(anonymous);
    const foreign = visitorTokens('another secret', () => clock).issue(anonymous).token;
    const [payload = '', signature = ''] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...anonymous, visitorId: 'v_2', expiresAt: clock + DAY })).toString(
      'base64url',
    );
    for (const wrong of [foreign, `${changed}.${signature}`, payload, `${token}.x`, 'x'.repeat(5_000), {}, 7])
      expect(code(wrong), String(wrong).slice(0, 40)).to.equal('token_invalid');
    for (const missing of [undefined, null, '']) expect(code(missing)).to.equal('token_missing');
  });

  it('that ran out still tell who comes back, for anonymous visitors and half a year', () => {
    const { token, expiresAt } = tokens.issue(anonymous);
    clock = expiresAt + 100 * DAY;
    expect(tokens.recognise(token)?.visitorId).to.equal('v_1');
    expect(tokens.recognise(`${token}x`)).to.equal(undefined);
    clock = expiresAt + 181 * DAY;
    expect(tokens.recognise(token)).to.equal(undefined);
    const signedIn = tokens.issue({ ...anonymous, verified: true });
    clock = signedIn.expiresAt + 1;
    expect(tokens.recognise(signedIn.token)).to.equal(undefined);
  });
});
