// ISO 4217, written down here: stored sums must not change their meaning with the ICU version of the run time or the
// browser, which display some currencies (IDR, TWD) with fewer decimals than the standard gives them.
const WITHOUT_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const WITH_THREE_DECIMALS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);
/** Have decimals by the standard that nobody there writes unless they are not zero. */
const WHOLE_IN_PRACTICE = new Set(['IDR', 'TWD', 'COP']);
const CURRENCY = /^[A-Z]{3}$/;

/** How many decimals the currency has: 0, 2 or 3. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (!CURRENCY.test(currency)) throw new RangeError('currency_invalid');
  if (WITHOUT_DECIMALS.has(currency)) return 0;
  return WITH_THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** Whether people write the currency without decimals. */
export function isWholeInPractice(currency: string): boolean {
  return WHOLE_IN_PRACTICE.has(currency) || WITHOUT_DECIMALS.has(currency);
}

/** Every code in use, for telling that a sum is in another currency. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG ' +
    'HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA ' +
    'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD ' +
    'RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX ' +
    'USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL USDT USDC'
  ).split(' '),
);

/** Codes that are words as well ("all", "try"): read as currencies in capital letters right behind a number only. */
export const CODES_LIKE_WORDS: ReadonlySet<string> = new Set(
  'ALL TRY TOP CUP SOS MOP GEL BAM PEN LAK RON MAD BOB MUR ANG PAB LEK AMD MGA SAR COP CAD NAD SLE ERN'.split(' '),
);

const DOLLARS = 'USD SGD TWD MXN CLP COP ARS AUD CAD NZD HKD BND UYU DOP'.split(' ');
const PESOS = 'MXN CLP COP ARS UYU DOP PHP CUP'.split(' ');
/** Names the unit of any currency. */
const ANY = ['*'];

/** How people write currencies, by what each writing can mean. Words of a name stand apart; Chinese ones need no space. */
export const CURRENCY_NAMES: readonly (readonly [codes: readonly string[], written: readonly string[]])[] = [
  [DOLLARS, ['$', 'dollar', 'dollars', 'dólar', 'dólares', 'dolar', 'đô', 'đô la']],
  [PESOS, ['peso', 'pesos', '披索', '比索']],
  [ANY, ['元', '塊', '块', '圓', '圆', '塊錢', '块钱', '元整', '圓整', 'bucks', 'buck']],
  [
    ['CNY', 'JPY'],
    ['¥', '￥'],
  ],
  [['MYR'], ['rm', 'ringgit', 'ringit', 'rgt', '馬幣', '令吉', '林吉特', 'malaysian ringgit']],
  [['IDR'], ['rp', 'rupiah', 'perak', '印尼盾', '印尼幣']],
  [['VND'], ['₫', 'đ', 'vnđ', 'đồng', 'dong', '越南盾', '越盾', '越幣', 'viet nam dong', 'việt nam đồng']],
  [
    ['SGD'],
    ['s$', '新幣', '坡幣', '新加坡幣', 'singapore dollar', 'singapore dollars', 'sing dollars', 'dolar singapura'],
  ],
  [['TWD'], ['nt$', 'nt $', 'nt', 'ntd', 'twd', '新台幣', '新臺幣', '台幣', '臺幣', '台币', 'taiwan dollars']],
  [['CNY'], ['rmb', 'yuan', 'renminbi', '人民幣', '人民币', 'cn¥']],
  [
    ['USD'],
    ['us$', 'us $', 'u$s', 'us dollar', 'us dollars', 'dólares americanos', 'dolar as', '美元', '美金', '美幣'],
  ],
  [['EUR'], ['€', 'euro', 'euros', 'eur', '歐元', '欧元']],
  [['GBP'], ['£', 'pound', 'pounds', 'quid', 'libras', 'paun', 'bảng', '英鎊', '鎊', 'pence']],
  [['JPY'], ['yen', 'yenes', 'yên', '日圓', '日元', '日幣', 'jp¥']],
  [['KRW'], ['₩', 'won', '韓元', '韓圜', '韓幣']],
  [['HKD'], ['hk$', '港幣', '港元', '港紙', 'hong kong dollars']],
  [['THB'], ['฿', 'baht', 'bath', 'baht thai', '泰銖', '泰铢']],
  [['PHP'], ['₱', 'php', 'philippine pesos', '菲律賓披索', '菲律賓比索']],
  [
    ['INR', 'PKR', 'LKR', 'NPR'],
    ['₹', 'rs', 'rupee', 'rupees', 'rupias', '盧比'],
  ],
  [['AUD'], ['a$', 'au$', 'aussie dollars', 'australian dollars', '澳幣', '澳元']],
  [['CAD'], ['c$', 'ca$', 'canadian dollars', '加幣', '加元']],
  [['NZD'], ['nz$', 'new zealand dollars', '紐幣', '紐元']],
  [['MXN'], ['mx$', 'mex$', 'pesos mexicanos', 'mexican pesos']],
  [['CLP'], ['clp$', 'pesos chilenos', 'chilean pesos']],
  [['COP'], ['col$', 'cop', 'pesos colombianos', 'colombian pesos']],
  [['ARS'], ['ar$', 'pesos argentinos', 'argentine pesos']],
  [['PEN'], ['s/', 's/.', 'sol', 'soles']],
  [['BRL'], ['r$', 'real', 'reais', 'reales']],
  [['BND'], ['b$', 'brunei dollars']],
  [['RUB'], ['₽', 'rubles', 'roubles', 'rublos', '盧布']],
  [['TRY'], ['₺', 'lira', 'liras']],
  [['CHF'], ['francs', 'francos', 'franken', 'swiss francs', '瑞士法郎', '法郎']],
  [
    ['SEK', 'NOK', 'DKK'],
    ['kr', 'kronor', 'kroner'],
  ],
  [['PLN'], ['zł', 'zloty', 'zlotys']],
  [['AED'], ['dirham', 'dirhams']],
  [
    ['SAR', 'QAR', 'OMR'],
    ['riyal', 'riyals', 'rial'],
  ],
  [['ILS'], ['₪', 'shekel', 'shekels']],
  [['NGN'], ['₦', 'naira']],
  [['UAH'], ['₴', 'hryvnia']],
  [['KHR'], ['៛', 'riel']],
  [['LAK'], ['₭', 'kip']],
  [['BDT'], ['৳', 'taka']],
];

/** Parts of a currency, by how many make one. `of` narrows to the currencies that have the part under that name. */
export const SUBUNITS: readonly (readonly [parts: 10 | 100, written: readonly string[], of?: string])[] = [
  [
    100,
    [
      'sen',
      'cent',
      'cents',
      '¢',
      'centavo',
      'centavos',
      'céntimo',
      'céntimos',
      'ctv',
      'ctvs',
      'cts',
      'xu',
      '仙',
      '分錢',
      '美分',
      '歐分',
    ],
  ],
  [10, ['角', '毛', '毛錢']],
];
