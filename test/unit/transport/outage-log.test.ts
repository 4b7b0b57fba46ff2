import { expect } from 'chai';
import { CodedError } from '../../../protocol/error-codes.ts';
import { asStorageError, isOutage } from '../../../store/sql/storage-error.ts';
import { outageLog, reasonOf } from '../../../transport/outage-log.ts';

function recorded() {
  const lines: string[] = [];
  const line = ({ reason, seconds }: { reason?: string; seconds?: number }, text: string) =>
    void lines.push(`${text}: ${reason ?? seconds}`);
  return { lines, log: { warn: line, info: line } };
}

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });

describe('what the log tells of a service that is away', () => {
  it('tells it once, a new reason too, and once that it is back', () => {
    const { lines, log } = recorded();
    let at = 0;
    let back = 0;
    const outage = outageLog({ service: 'redis', log, now: () => at, onBack: () => (back += 1) });
    for (let failure = 0; failure < 100; failure += 1) outage.lost(coded('ECONNREFUSED'), `line ${failure % 3}`);
    outage.lost(coded('ETIMEDOUT'), 'line 1');
    at = 2_500;
    for (const part of ['line 0', 'line 1']) outage.back(part);
    expect(back, 'not before the last line is back').to.equal(0);
    outage.back('line 2');
    outage.back('line 2');
    expect(lines).to.deep.equal(['redis is away: ECONNREFUSED', 'redis is away: ETIMEDOUT', 'redis is back: 2.5']);
    expect(back).to.equal(1);
  });

  it('asks by itself where it is told how', async () => {
    const { lines, log } = recorded();
    let asked = 0;
    await new Promise<void>((onBack) => {
      const probe = () => (++asked < 3 ? Promise.reject(new Error('still away')) : Promise.resolve());
      outageLog({ service: 'storage', log, now: () => 0, probe, everyMs: 1, onBack }).lost(new Error('gone'));
    });
    expect(asked).to.equal(3);
    expect(lines).to.deep.equal(['storage is away: gone', 'storage is back: 0']);
  });

  it('names the root of an error', () => {
    const root = coded('ENOSPC', 'no space left on device');
    expect(reasonOf(new Error('outer', { cause: new Error('inner', { cause: root }) }))).to.equal(
      'ENOSPC no space left on device',
    );
    expect(reasonOf(new AggregateError([coded('ECONNREFUSED', 'connect ECONNREFUSED ::1:1')], ''))).to.equal(
      'connect ECONNREFUSED ::1:1',
    );
  });
});

describe('trouble with the database, and mistakes', () => {
  const outcome = (error: unknown) => {
    try {
      return asStorageError(error);
    } catch (thrown) {
      return thrown instanceof CodedError ? thrown.code : 'as it was';
    }
  };

  it('only what can succeed later is to be tried again', () => {
    for (const code of [
      'ECONNRESET',
      '57P01',
      '57014',
      '53100',
      '25P03',
      '40P01',
      'SQLITE_FULL',
      'SQLITE_BUSY',
      'SQLITE_IOERR_WRITE',
    ])
      expect(outcome(coded(code)), code).to.equal('storage_unavailable');
    for (const message of [
      'Connection terminated unexpectedly',
      'Query read timeout',
      'timeout exceeded when trying to connect',
    ])
      expect(outcome(new Error(message)), message).to.equal('storage_unavailable');
    for (const code of ['23505', '23503', '42P01', '22001', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR'])
      expect(outcome(coded(code)), code).to.equal('as it was');
    expect(outcome(new TypeError('x is not a function'))).to.equal('as it was');
    expect(outcome(new CodedError('message_empty'))).to.equal('message_empty');
  });

  it('of two that waited for each other one is tried alone, which an outage is not', () => {
    expect(isOutage(new CodedError('storage_unavailable', {}, coded('40P01')))).to.equal(false);
    expect(isOutage(new CodedError('storage_unavailable', {}, coded('57P01')))).to.equal(true);
  });
});
