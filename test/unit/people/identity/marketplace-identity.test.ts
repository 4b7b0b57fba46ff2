import { createServer } from 'node:http';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { marketplaceIdentity, visitorIdOf } from '../../../../people/identity/marketplace-identity.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';

const SECRET = 'a-secret-of-more-than-32-characters-for-tests';
const NOW = Date.parse('2026-11-29T12:00:00Z');
const SECONDS = NOW / 1000;
const SETTINGS = { secret: SECRET, jwksUrl: undefined, audience: 'kaunter', longestDays: 7 };

const sign = (claims: object, secret = SECRET, alg = 'HS256') =>
  new SignJWT(claims as never).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
const claims = (more: object = {}) => ({ sub: 'mai', aud: 'kaunter', exp: SECONDS + 300, ...more });

/** What a token comes to: whose visitor it is, or the code and the reason in the log. */
async function outcome(token: string, settings: Parameters<typeof marketplaceIdentity>[0] = SETTINGS) {
  const faults: string[] = [];
  const identity = marketplaceIdentity(settings, { now: () => NOW, onRefused: (fault) => faults.push(fault) });
  try {
    return (await identity.verify(token)).visitorId;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return `${error.code}: ${faults.join()}`;
  }
}

describe('the identity token of a marketplace', () => {
  it('tells who it is, also where accounts are numbers', async () => {
    expect(await outcome(await sign(claims()))).to.equal(visitorIdOf('mai'));
    expect(await outcome(await sign(claims({ sub: 42 })))).to.equal(visitorIdOf('42'));
    expect(await outcome(await sign(claims({ sub: '42' })))).to.equal(visitorIdOf('42'));
  });

  const REFUSED: readonly (readonly [string, object, string])[] = [
    ['an empty subject', { sub: '' }, 'subject_missing'],
    ['a blank subject', { sub: ' \t' }, 'subject_missing'],
    ['a subject that nobody can see', { sub: '\u00a0\u200b' }, 'subject_missing'],
    ['a subject with NUL', { sub: 'mai\u0000' }, 'subject_missing'],
    ['half a character as subject', { sub: 'mai\ud800' }, 'subject_missing'],
    ['no subject', { sub: undefined }, 'subject_missing'],
    ['a subject that is neither text nor number', { sub: { id: 1 } }, 'subject_missing'],
    ['a fraction', { sub: 1.5 }, 'subject_missing'],
    ['no end', { exp: undefined }, 'expiry_missing'],
    ['an end in ten years', { exp: SECONDS + 10 * 365 * 24 * 3600 }, 'expiry_too_far'],
    ['an end 61 seconds ago', { exp: SECONDS - 61 }, 'expired'],
    ['a beginning in 61 seconds', { nbf: SECONDS + 61 }, 'not_yet_valid'],
    ['another audience', { aud: 'others' }, 'audience'],
    ['no audience', { aud: undefined }, 'audience'],
  ];
  for (const [what, more, fault] of REFUSED)
    it(`is refused for ${what}, and the log says ${fault}`, async () => {
      expect(await outcome(await sign(claims(more)))).to.equal(`identity_invalid: ${fault}`);
    });

  it('may be off by a minute, and valid for as long as the setting says', async () => {
    for (const more of [{ exp: SECONDS - 55 }, { nbf: SECONDS + 55 }, { exp: SECONDS + 7 * 24 * 3600 }])
      expect(await outcome(await sign(claims(more))), JSON.stringify(more)).to.equal(visitorIdOf('mai'));
    const month = await sign(claims({ exp: SECONDS + 30 * 24 * 3600 }));
    expect(await outcome(month, { ...SETTINGS, longestDays: 31 })).to.equal(visitorIdOf('mai'));
  });

  it('names one way to reach somebody each, or none, in characters that can be kept', async () => {
    const identity = marketplaceIdentity(SETTINGS, { now: () => NOW, onRefused: () => undefined });
    const said = async (more: object) => identity.verify(await sign(claims(more)));
    for (const email of ['no address', 'a@x.example, b@y.example', 'a@x.example\r\nBcc: b@y.example', '<a@x.example>'])
      expect((await said({ email })).email, email).to.equal(undefined);
    for (const email of ['mai@example.com', 'mai+shop@bücher.example', 'ดี@example.com'])
      expect((await said({ email })).email).to.equal(email);
    expect((await said({ phone: '+60 12-345\u0000 6789', name: 'Ma\u0000i \ud83d' })).name).to.equal('Mai \ufffd');
    expect((await said({ phone: '+60 12-345\u0000 6789' })).phone).to.equal('+60 12-345 6789');
    expect((await said({ phone: '1'.repeat(41) })).phone).to.equal(undefined);
  });

  it('is refused for its signature, its algorithm and its form', async () => {
    expect(await outcome(await sign(claims(), `${SECRET}x`))).to.equal('identity_invalid: signature');
    expect(await outcome(await sign(claims(), SECRET.repeat(2), 'HS512'))).to.equal('identity_invalid: algorithm');
    expect(await outcome('no token')).to.equal('identity_invalid: not_a_token');
  });

  it('cannot be judged, and is not called wrong, while the keys cannot be fetched', async () => {
    const away = createServer((_request, response) => response.writeHead(500).end());
    await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve));
    const { port } = away.address() as { port: number };
    const settings = { ...SETTINGS, secret: undefined, jwksUrl: `http://127.0.0.1:${port}/keys` };
    const header = Buffer.from(JSON.stringify({ alg: 'ES256', kid: 'k' })).toString('base64url');
    const token = `${header}.${Buffer.from(JSON.stringify(claims())).toString('base64url')}.AAAA`;
    expect(await outcome(token, settings)).to.equal('identity_unavailable: keys_unavailable');
    await new Promise((resolve) => away.close(resolve));
    expect(await outcome(token, settings)).to.equal('identity_unavailable: keys_unavailable');
  });
});
