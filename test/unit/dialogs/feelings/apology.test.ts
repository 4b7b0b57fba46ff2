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
    'sorry but the seller was rude to me',
    'the seller should apologize for being rude',
    'sorry you were rude',
    'sorry is this shampoo harsh on skin',
    'maaf penjual kasar sama saya',
    'maaf saya marah sebab barang tak sampai',
    'maaf mau tanya bahannya kasar bisa retur',
    'penjual harus minta maaf sudah marah marah',
    'xin lỗi cho em hỏi máy bị nóng có được đổi không',
    'xin lỗi nhưng shop chửi em',
    'shop phải xin lỗi vì chửi khách',
    'bực quá nên lỡ lời giờ lấy lại tiền sao',
    'disculpa el vendedor fue muy grosero conmigo',
    'exijo una disculpa del vendedor grosero',
    'el sr de la paquetería fue grosero',
    '不好意思賣家罵我',
    '不好意思你語氣不好',
    '對不起賣家語氣很差',
    '不好意思我很生氣因為包裹還沒到',
    'sorry, where is my parcel',
    'maaf, pesanan saya belum sampai',
    'perdón, ¿dónde está mi pedido?',
    '不好意思 請問退款多久',
  ])
    it(`is not in “${text}”`, () => {
      expect(withoutApology(text)).to.equal(text);
    });
});
