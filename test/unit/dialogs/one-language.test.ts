import { expect } from 'chai';
import { chat } from './fakes/chat.ts';

describe('the language of a reply', () => {
  it('is that of the question about an order, in a form too, and of all that follows', async () => {
    const talk = chat({ locale: 'es' });
    await talk.say('quiero abrir una disputa');
    await talk.say('AC-1009');
    const reply = await talk.say('where is my order AC-1015?');
    expect(reply.text).to.include('was delivered').and.to.include('What is the problem with');
    expect(talk.locale()).to.equal('en');
    const outside = chat({ locale: 'ms' });
    expect((await outside.say('where is my order AC-1015?')).text).to.include('was delivered');
  });

  it('is the chosen one throughout, whatever the question is written in', async () => {
    const talk = chat({ locale: 'es', localeChosen: true });
    await talk.say('quiero abrir una disputa');
    await talk.say('AC-1009');
    const reply = await talk.say('how long does a refund take?');
    const { card } = reply.message.content;
    expect(card?.type === 'answer' ? card.articles[0] : undefined).to.include({ slug: 'refund-time', locale: 'es' });
    expect(reply.text).to.include('reembolso').and.to.not.include('refund');
    const choices = await chat({ locale: 'es', localeChosen: true }).say('the seller does not answer my parcel is wet');
    expect(choices.buttons.join(' '), choices.text).to.not.match(/\b(the|seller|parcel|What)\b/);
  });
});
