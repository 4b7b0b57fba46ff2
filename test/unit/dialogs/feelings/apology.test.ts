import { expect } from 'chai';
import { withoutApology } from '../../../../dialogs/feelings/apology.ts';

describe('an apology for how one spoke', () => {
  for (const text of [
    'sorry I lost my temper earlier',
    'sori saya emosi tadi',
    'maaf tadi kebawa emosi',
    'xin lỗi nãy mình nóng',
    'perdón, me exalté',
    '抱歉剛剛太激動',
  ])
    it(`is all of “${text}”`, () => {
      expect(withoutApology(text)).to.equal('');
    });

  for (const [text, rest] of [
    ['sorry for yelling, how do I get my refund', 'how do I get my refund'],
    ['maaf tadi emosi, cara batalin pesanan gimana', 'cara batalin pesanan gimana'],
    ['bực quá nên lỡ lời, giờ mình phải làm gì', 'giờ mình phải làm gì'],
    ['perdón, me exalté. qué hago para que me llegue', 'qué hago para que me llegue'],
    ['抱歉剛剛太激動 那我現在能怎麼辦', '那我現在能怎麼辦'],
  ] as const)
    it(`is no part of the question in “${text}”`, () => {
      expect(withoutApology(text)).to.equal(rest);
    });

  for (const text of [
    'the seller was rude to me',
    'sorry, where is my parcel',
    'maaf, pesanan saya belum sampai',
    'perdón, ¿dónde está mi pedido?',
    '不好意思 請問退款多久',
  ])
    it(`is not in “${text}”`, () => {
      expect(withoutApology(text)).to.equal(text);
    });
});
