import type { Locale } from '../locale.ts';

/** Countries with one clock, by their zone: people there say "Malaysia time". */
const COUNTRIES: Readonly<Record<string, string>> = {
  'Asia/Kuala_Lumpur': 'MY',
  'Asia/Singapore': 'SG',
  'Asia/Ho_Chi_Minh': 'VN',
  'Asia/Saigon': 'VN',
  'Asia/Taipei': 'TW',
  'Asia/Shanghai': 'CN',
  'Asia/Hong_Kong': 'HK',
  'Asia/Macau': 'MO',
  'Asia/Manila': 'PH',
  'Asia/Bangkok': 'TH',
  'Asia/Brunei': 'BN',
  'Asia/Phnom_Penh': 'KH',
  'Asia/Vientiane': 'LA',
  'Asia/Yangon': 'MM',
  'Asia/Seoul': 'KR',
  'Asia/Tokyo': 'JP',
  'Asia/Kolkata': 'IN',
  'Asia/Calcutta': 'IN',
  'Asia/Dubai': 'AE',
  'America/Bogota': 'CO',
  'America/Lima': 'PE',
  'America/Caracas': 'VE',
  'America/La_Paz': 'BO',
  'America/Asuncion': 'PY',
  'America/Montevideo': 'UY',
  'America/Guatemala': 'GT',
  'America/Costa_Rica': 'CR',
  'America/Panama': 'PA',
  'America/Santo_Domingo': 'DO',
  'America/El_Salvador': 'SV',
  'America/Tegucigalpa': 'HN',
  'America/Managua': 'NI',
  'America/Havana': 'CU',
  'America/Puerto_Rico': 'PR',
  'Europe/London': 'GB',
  'Europe/Paris': 'FR',
  'Europe/Berlin': 'DE',
};
/** Indonesia's three clocks have names of their own there. */
const INDONESIA: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};
/** Cities whose name is another in some of the languages; the rest stand as the zone names them. */
const CITIES: Readonly<Record<string, Readonly<Partial<Record<Locale, string>>>>> = {
  'America/Mexico_City': { es: 'Ciudad de México', vi: 'Thành phố Mexico', 'zh-Hant': '墨西哥城' },
  'America/Santiago': { 'zh-Hant': '聖地牙哥', es: 'Santiago de Chile' },
  'America/Argentina/Buenos_Aires': { 'zh-Hant': '布宜諾斯艾利斯' },
  'America/Sao_Paulo': { en: 'São Paulo', es: 'São Paulo', 'zh-Hant': '聖保羅' },
  'America/New_York': { es: 'Nueva York', 'zh-Hant': '紐約' },
  'America/Los_Angeles': { es: 'Los Ángeles', 'zh-Hant': '洛杉磯' },
  'Europe/Madrid': { 'zh-Hant': '馬德里' },
  'Asia/Jakarta': { 'zh-Hant': '雅加達', es: 'Yakarta' },
  'Australia/Sydney': { es: 'Sídney', 'zh-Hant': '雪梨' },
};
const SAID: Readonly<Record<Locale, (place: string) => string>> = {
  en: (place) => `${place} time`,
  ms: (place) => `waktu ${place}`,
  id: (place) => `waktu ${place}`,
  vi: (place) => `giờ ${place}`,
  es: (place) => `hora de ${place}`,
  'zh-Hant': (place) => `${place}時間`,
};

/** A time zone as people name it, "Malaysia time": letters and offsets mean different clocks to different readers. */
export function zoneName(timeZone: string, locale: Locale): string {
  if (/^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu)$/.test(timeZone)) return 'UTC';
  const clock = INDONESIA[timeZone];
  if (clock !== undefined && locale === 'id') return clock;
  const country = COUNTRIES[timeZone];
  const place =
    country === undefined
      ? (CITIES[timeZone]?.[locale] ?? timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone)
      : (new Intl.DisplayNames(locale, { type: 'region', style: 'short' }).of(country) ?? country);
  return SAID[locale](place);
}
