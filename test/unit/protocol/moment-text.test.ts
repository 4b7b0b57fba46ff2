import { expect } from 'chai';
import { LOCALES } from '../../../protocol/locale.ts';
import { type MomentRole, momentText } from '../../../protocol/time/moment-text.ts';
import { spanText } from '../../../protocol/time/span-text.ts';

const MIDNIGHT = Date.parse('2026-12-02T16:00:00Z');
const AFTERNOON = Date.parse('2026-03-05T08:04:00Z');
const KUALA_LUMPUR = 'Asia/Kuala_Lumpur';

const inAll = (at: number, role: MomentRole, timeZone = KUALA_LUMPUR) =>
  LOCALES.map((locale) => momentText(at, { locale, timeZone, role }).replaceAll(/[\u00a0\u202f]/g, ' '));

describe('a deadline in words', () => {
  it('at midnight is the end of the day before, in six languages', () => {
    const end = [
      'the end of Wed, Dec 2, 2026 (Malaysia time)',
      'penghujung hari Rab, 2 Dis 2026 (waktu Malaysia)',
      'akhir hari Rab, 2 Des 2026 (waktu Malaysia)',
      'cuối ngày 2/12/2026 (giờ Malaysia)',
      'final del mié, 2 dic 2026 (hora de Malasia)',
      '2026年12月2日週三 24:00（馬來西亞時間）',
    ];
    expect(inAll(MIDNIGHT, 'until')).to.deep.equal(end);
    expect(inAll(MIDNIGHT - 60_000, 'until'), 'one minute before is the same day').to.deep.equal(end);
  });

  it('names the day that begins where something opens at midnight, and the day alone where a period is over', () => {
    expect(inAll(MIDNIGHT, 'from')).to.deep.equal([
      'the start of Thu, Dec 3, 2026 (Malaysia time)',
      'awal hari Kha, 3 Dis 2026 (waktu Malaysia)',
      'awal hari Kam, 3 Des 2026 (waktu Malaysia)',
      'đầu ngày 3/12/2026 (giờ Malaysia)',
      'inicio del jue, 3 dic 2026 (hora de Malasia)',
      '2026年12月3日週四 00:00（馬來西亞時間）',
    ]);
    expect(inAll(MIDNIGHT, 'ended')[0]).to.equal('Wed, Dec 2, 2026 (Malaysia time)');
  });

  it('within the day has its time as people write it', () => {
    expect(inAll(AFTERNOON, 'until')).to.deep.equal([
      'Thu, Mar 5, 2026, 4:04 PM (Malaysia time)',
      'Kha, 5 Mac 2026, 4:04 PTG (waktu Malaysia)',
      'Kam, 5 Mar 2026, 16.04 (waktu Malaysia)',
      '16:04 ngày 5/3/2026 (giờ Malaysia)',
      'jue, 5 mar 2026, 16:04 (hora de Malasia)',
      '2026年3月5日週四 下午4:04（馬來西亞時間）',
    ]);
    expect(inAll(AFTERNOON, 'until', 'Asia/Ho_Chi_Minh')[3]).to.equal('15:04 ngày 5/3/2026 (giờ Việt Nam)');
  });

  it('names the zone as people do, never by letters that mean two clocks', () => {
    const zones = (timeZone: string) =>
      inAll(AFTERNOON, 'at', timeZone).map((text) => /[（(](.*)[)）]/.exec(text)?.[1]);
    expect(zones('America/Mexico_City')).to.deep.equal([
      'Mexico City time',
      'waktu Mexico City',
      'waktu Mexico City',
      'giờ Thành phố Mexico',
      'hora de Ciudad de México',
      '墨西哥城時間',
    ]);
    expect(zones('Asia/Jakarta')[2]).to.equal('WIB');
    expect(zones('UTC')[0]).to.equal('UTC');
    for (const zone of ['Asia/Shanghai', 'America/Mexico_City', 'Asia/Singapore', 'America/New_York'])
      for (const text of inAll(MIDNIGHT, 'until', zone)) expect(text).not.to.match(/GMT|CST|\[|12:00 AM/);
  });

  it('is never "12:00 AM", whatever the hour and the language', () => {
    for (let hour = 0; hour < 48; hour += 1)
      for (const role of ['until', 'from', 'ended'] as const)
        for (const text of inAll(MIDNIGHT + hour * 3_600_000, role))
          expect(text).not.to.match(/12:00\s?(?:AM|PG|a\.|TG)|上午12:00|凌晨12:00/i);
  });

  it('joins the units of a span as the language does', () => {
    const span = 50 * 3_600_000 - 3_600_000;
    expect(LOCALES.map((locale) => spanText(locale, span))).to.deep.equal([
      '2 days 1 hour',
      '2 hari 1 jam',
      '2 hari 1 jam',
      '2 ngày 1 giờ',
      '2 días y 1 hora',
      '2 天 1 小時',
    ]);
  });
});
