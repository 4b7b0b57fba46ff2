import type { Locale } from '../../../protocol/locale.ts';
import type { Slang } from './slang.ts';

/** Reads `informal: standard` pairs parted by commas. */
function pairs(text: string): Slang {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [informal = '', standard = ''] = pair.split(':');
      return [informal.trim(), standard.trim()];
    }),
  );
}

/**
 * Chat spellings that ship with the product, written for it. An operator adds to them by locale. Words that the articles'
 * own phrasings use are never replaced, so an entry costs nothing where the phrasings already cover it.
 */
export const DEFAULT_SLANG: Readonly<Record<Locale, Slang>> = {
  en: pairs(`
    u: you, ur: your, r: are, y: why, pls: please, plz: please, thx: thanks, ty: thanks, im: i am, ive: i have,
    wheres: where is, whats: what is, hows: how is, cant: cannot, wont: will not, didnt: did not,
    doesnt: does not, dont: do not, isnt: is not, havent: have not, hasnt: has not, wanna: want to,
    gonna: going to, gotta: have to, msg: message, acct: account, acc: account, addr: address, amt: amount,
    pkg: package, qty: quantity, num: number, pic: photo, pics: photos, vid: video, vids: videos,
    asap: as soon as possible, cs: customer service, cuz: because, bc: because, tmrw: tomorrow, hrs: hours,
    pw: password, pwd: password, del: delivery, dm: message, ppl: people, idk: i do not know, wat: what
  `),
  es: pairs(`
    q: que, k: que, xq: por que, pq: por que, porq: porque, xfa: por favor, pf: por favor, tb: tambien,
    tmb: tambien, d: de, x: por, ke: que, kiero: quiero, msj: mensaje, num: numero, cel: telefono,
    movil: telefono, dnd: donde, cdo: cuando, pa: para, toy: estoy, grax: gracias, info: informacion,
    tel: telefono, compu: computadora, aki: aqui, bn: bien, ctm: cuenta, contra: contrasena
  `),
  id: pairs(`
    brg: barang, gmn: bagaimana, gimana: bagaimana, gmna: bagaimana, udh: sudah, udah: sudah, sdh: sudah,
    blm: belum, blom: belum, gk: tidak, ga: tidak, gak: tidak, nggak: tidak, ngga: tidak, tdk: tidak,
    knp: kenapa, knpa: kenapa, bgt: banget, sy: saya, gw: saya, gue: saya, aku: saya, dr: dari, dri: dari,
    sm: sama, yg: yang, utk: untuk, krn: karena, jg: juga, tp: tapi, dg: dengan, dgn: dengan, bs: bisa,
    bsa: bisa, kmrn: kemarin, skrg: sekarang, bln: bulan, hr: hari, jt: juta, rb: ribu, pake: pakai,
    rek: rekening, tf: transfer, trf: transfer, nyampe: sampai, nyampek: sampai, dtg: datang, kirimin: kirim,
    balikin: kembali, dibalikin: dikembalikan, ilang: hilang, nomer: nomor, no: nomor, hp: telepon, gt: begitu,
    gitu: begitu, org: orang, brp: berapa, brapa: berapa, pesenan: pesanan, pesen: pesan, bener: benar,
    bales: balas, dibales: dibalas, resinya: resi, tlg: tolong, mo: mau, klo: kalau, kalo: kalau, sampe: sampai,
    kak: kakak, cpt: cepat, lg: lagi, lgi: lagi, jgn: jangan, msh: masih, pst: pasti, bnr: benar, byr: bayar,
    kyk: seperti, kayak: seperti
  `),
  ms: pairs(`
    mcm: macam, mcmana: macam mana, cmne: macam mana, camne: macam mana, mcmne: macam mana, nk: nak, x: tak,
    xde: tiada, takde: tiada, xleh: tak boleh, xboleh: tak boleh, xdpt: tak dapat, xsampai: tak sampai,
    dpt: dapat, dh: sudah, dah: sudah, blum: belum, blm: belum, sy: saya, brp: berapa, bape: berapa, ape: apa,
    pe: apa, knp: kenapa, kenape: kenapa, mana2: mana mana, brg: barang, skrg: sekarang, smpi: sampai,
    sampi: sampai, dkt: dekat, kat: dekat, utk: untuk, sbb: sebab, dgn: dengan, ngan: dengan, tgk: tengok,
    hntr: hantar, hantr: hantar, acc: akaun, duit: wang, pulangkn: pulangkan, bkn: bukan, jgn: jangan,
    lmbt: lambat, lmbat: lambat, mntk: minta, tlg: tolong, no: nombor, num: nombor, tel: telefon, phone: telefon,
    byr: bayar, org: orang, blh: boleh, bleh: boleh, xpe: tidak apa
  `),
  vi: pairs(`
    ko: không, k: không, kg: không, hok: không, hong: không, khg: không, kh: không, dc: được, đc: được, dk: được,
    đk: được, r: rồi, j: gì, z: vậy, v: vậy, vs: với, sp: sản phẩm, dh: đơn hàng, đh: đơn hàng, ng: người,
    bn: bao nhiêu, bnh: bao nhiêu, ntn: như thế nào, tn: thế nào, hnay: hôm nay, nt: nhắn tin, ib: nhắn tin,
    tk: tài khoản, stk: số tài khoản, mk: mật khẩu, sdt: số điện thoại, sđt: số điện thoại, dt: điện thoại,
    dchi: địa chỉ, ck: chuyển khoản, gh: giao hàng, vc: vận chuyển, ship: giao, tl: trả lời, rep: trả lời,
    cx: cũng, cg: cũng, bt: biết, lm: làm, mn: mọi người, mik: mình, m: mình, t: tôi, e: em, a: anh,
    nc: nói chuyện, trc: trước, wa: quá, bh: bao giờ, tg: thời gian, nv: nhân viên, kt: kiểm tra, hk: không
  `),
  'zh-Hant': {},
};
