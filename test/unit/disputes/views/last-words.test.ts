import { expect } from 'chai';
import { lastWordsOf } from '../../../../disputes/views/last-words.ts';
import { HOUR, START } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';

describe('what a party wrote last', () => {
  const message = (role: 'buyer' | 'seller' | 'mediator', text: string, hours: number) => ({
    by: { role, id: `${role}-1`, name: role },
    text,
    at: START + hours * HOUR,
  });

  it('is a message, or the reason beside an act, whichever is newer, and nobody else’s', async () => {
    const story = new Story('auracart');
    await story.open('buyer');
    await story.passes(1);
    await story.does('seller', 'reject', { version: 1, why: 'It was whole.' });
    const history = await story.store.history((await story.row()).id);
    expect(lastWordsOf('buyer', history, [])?.text).equal('The lid is broken.');
    expect(lastWordsOf('seller', history, [message('mediator', 'Please wait.', 9)])).deep.equal({
      text: 'It was whole.',
      at: START + HOUR,
    });
    const later = [message('seller', 'Look at the photograph.', 2), message('seller', ' ', 3)];
    expect(lastWordsOf('seller', history, later)?.text).equal('Look at the photograph.');
    const hidden = { ...message('seller', 'You liar.', 4), report: { decided: { hidden: true, at: START } } };
    expect(lastWordsOf('seller', history, [...later, hidden])?.text, 'hidden').equal('Look at the photograph.');
  });

  it('is nothing of who has written nothing', async () => {
    const story = new Story('auracart');
    await story.open('buyer');
    expect(lastWordsOf('seller', await story.store.history((await story.row()).id), [])).equal(undefined);
  });
});
