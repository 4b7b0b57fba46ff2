import { expect } from 'chai';
import { contactAdvice } from '../../../disputes/domain/contact-first.ts';
import { HOUR, profileNamed, START } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

describe('contact the seller first', () => {
  it('is advised for the reasons that the profile names, with a timer once the seller was written to', () => {
    const profile = profileNamed('auracart');
    expect(contactAdvice(profile, 'damaged', undefined)).deep.equal({ advised: true, waitUntil: null });
    expect(contactAdvice(profile, 'damaged', START)).deep.equal({ advised: true, waitUntil: START + 48 * HOUR + 1 });
    expect(contactAdvice(profile, 'not-received', START)).deep.equal({ advised: false, waitUntil: null });
    expect(contactAdvice(profile, 'constructor', START).advised).equal(false);
  });

  it('is no gate: the claim opens without it', async () => {
    const story = new Story('auracart');
    expect((await story.open()).repeated).equal(false);
  });

  it('knows only reasons that the profile has, whatever a client sends', async () => {
    for (const reason of ['constructor', '__proto__', 'toString', '']) {
      expect(await refusalOf(new Story('auracart').open('buyer', { reason }))).equal('reason_unknown');
    }
  });
});
