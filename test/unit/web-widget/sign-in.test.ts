import { expect } from 'chai';
import { leadsToSignIn, leftWith, signInAddress } from '../../../web-widget/sign-in.ts';

describe('the way to sign in', () => {
  const page = 'https://shop.example/orders?page=2#chat=key';

  it('brings along the page to come back to, without what stands behind its hash', () => {
    expect(signInAddress('/login?next={return}', page)).to.equal(
      'https://shop.example/login?next=https%3A%2F%2Fshop.example%2Forders%3Fpage%3D2',
    );
    expect(signInAddress('https://id.example/', page)).to.equal('https://id.example/');
  });

  it('is none where the page names none, or one that runs a script', () => {
    expect(signInAddress(undefined, page)).to.equal(undefined);
    expect(signInAddress('javascript:alert(1)', page)).to.equal(undefined);
    expect(signInAddress('https://', page)).to.equal(undefined);
  });

  it('is what one button of the bot leads to', () => {
    expect(leadsToSignIn({ dispute: 'guest', do: 'sign-in' })).to.equal(true);
    expect(leadsToSignIn({ dispute: 'guest', do: 'leave' })).to.equal(false);
    expect([undefined, null, 'sign-in', 1].map(leadsToSignIn)).to.deep.equal([false, false, false, false]);
  });

  it('is taken up where it was left, for half an hour', () => {
    const pressed = { text: 'Sign in', value: { dispute: 'guest', do: 'sign-in' } };
    const kept = JSON.stringify({ at: 1_000, ...pressed });
    expect(leftWith(kept, 2_000)).to.deep.equal(pressed);
    expect(leftWith(kept, 1_000 + 30 * 60_000)).to.equal(undefined);
    expect(leftWith(kept, 500), 'a clock that was put back').to.equal(undefined);
    expect(leftWith(undefined, 2_000)).to.equal(undefined);
    expect(leftWith('{"at":', 2_000)).to.equal(undefined);
    expect(leftWith(JSON.stringify({ at: 1_000, text: 'x', value: { action: 'end' } }), 2_000)).to.equal(undefined);
  });
});
