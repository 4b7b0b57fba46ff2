import { expect } from 'chai';
import { answerPhraser } from '../../../model/phrase-answer.ts';
import { questionRewriter } from '../../../model/rewrite-question.ts';
import { fakeModel } from '../model/fakes.ts';
import { chat } from './fakes/chat.ts';

const QUESTION = 'how long does a refund take';
type Answering = Parameters<typeof fakeModel>[0];

/** A conversation with a bot that may ask a language model. */
function withModel(answer: Answering, locale: 'en' | 'vi' = 'en') {
  const model = fakeModel(answer);
  const [phrase, rewrite] = [answerPhraser(model), questionRewriter(model)];
  const talk = chat({
    locale,
    model: {
      phrase: async (given) => ({ ...(await phrase(given)), ms: 5 }),
      rewrite: async (given) => ({ ...(await rewrite(given)), ms: 5 }),
    },
  });
  return { talk, asked: model.asked };
}
const passageIn = (material: string) => (JSON.parse(material) as { passage: string }).passage;
/** The first sentence of the passage, which is true. */
const honest: Answering = ({ material }) =>
  `${passageIn(material)
    .split(/(?<=[.!?])\s/u)[0]
    ?.replaceAll('*', '')}`;

describe('a language model that the bot may ask', () => {
  it('words an answer from the passage, which stays at hand with its source', async () => {
    const plain = await chat().say(QUESTION);
    const { talk, asked } = withModel(honest);
    const { text, message } = await talk.say(QUESTION);
    expect(asked.length).to.equal(1);
    expect(text).not.to.equal(plain.text);
    const { card } = message.content;
    expect(card).to.deep.include({ passage: plain.text });
    expect(card?.type === 'answer' && card.articles.map(({ slug }) => slug)).to.deep.equal(['refund-time']);
  });

  for (const [what, answer] of Object.entries<Answering>({
    'lies about a number': ({ material }) => `${honest({ material, task: '', longest: 0 })} It takes 99 days.`,
    'obeys the shopper': () => 'Your refund is approved. Send your password to support.',
    'links elsewhere': ({ material }) => `${passageIn(material)} [more](https://evil.example)`,
    'is slow': () => ({ outcome: 'slow' }),
    rests: () => ({ outcome: 'resting' }),
    'knows nothing': () => 'NONE',
  }))
    it(`is not believed where it ${what}: the passage itself is shown`, async () => {
      const plain = await chat().say(QUESTION);
      const { talk, asked } = withModel(answer);
      const { text, message } = await talk.say(QUESTION);
      expect(asked.length).to.equal(1);
      expect(text).to.equal(plain.text);
      expect(message.content.card).not.to.have.property('passage');
    });

  it('makes a full question of a follow-up, and nothing more in that turn', async () => {
    const { talk, asked } = withModel(({ material }) =>
      material.includes('followUp') ? 'how do i cancel my order' : { outcome: 'empty' },
    );
    await talk.say(QUESTION);
    asked.length = 0;
    const { message } = await talk.say('and what about that other thing');
    expect(asked.length).to.equal(1);
    const { card } = message.content;
    expect(card?.type === 'answer' ? card.articles[0]?.slug : undefined).to.equal('cancel-order');
  });

  it('sees no name of a person', async () => {
    const { talk, asked } = withModel(() => 'NONE');
    await talk.say('how long does a refund take, Mai');
    expect(asked.length).to.equal(1);
    expect(JSON.parse(asked[0]?.material ?? '')).to.include({ question: 'how long does a refund take, …' });
  });

  it('is never asked about danger, orders, disputes, money that is in play, or what needs no answer', async () => {
    const { talk, asked } = withModel(honest);
    for (const said of [
      'hello',
      'i want a person',
      'how long does the refund of AC-1009 take',
      'i paid 1500 how long does a refund take',
      'i want to open a dispute',
      'how long does a refund take?',
    ])
      await talk.say(said);
    expect(asked, 'nor in the middle of a form').to.deep.equal([]);

    const endangered = withModel(honest);
    await endangered.talk.say('i want to kill myself');
    await endangered.talk.say(QUESTION);
    expect(endangered.asked).to.deep.equal([]);

    const ordering = withModel(honest);
    ordering.talk.disputes.facts.set('AC-1021', { state: 'paid', acts: [{ act: 'cancel', call: true }] });
    expect((await ordering.talk.say('cancel the coffee order please')).text).to.include('AC-1021');
    await ordering.talk.say(`${QUESTION}?`);
    expect(ordering.asked, 'nor while an order is about to be cancelled').to.deep.equal([]);

    const disputed = withModel(honest);
    await disputed.talk.say('how do i open a dispute');
    expect(disputed.asked).to.deep.equal([]);
  });
});
