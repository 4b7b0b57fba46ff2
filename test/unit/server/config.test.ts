import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readConfig } from '../../../server/config.ts';
import { ConfigError } from '../../../server/config-fault.ts';

/** Setting → a value that it must refuse. */
const WRONG: Readonly<Record<string, string>> = {
  PORT: '70000',
  DATABASE_URL: 'mysql://127.0.0.1/kaunter',
  REDIS_URL: 'http://127.0.0.1',
  PUBLIC_URL: 'help.example.com',
  TRUSTED_PROXY: 'yes',
  IDENTITY_SECRET: 'short',
  IDENTITY_JWKS_URL: 'file:///keys',
  DEMO: 'true',
  DEMO_PASSWORD: '1234567',
  S3_URL: 's3://bucket',
  CLAMD_URL: 'http://127.0.0.1:3310',
  IMAP_URL: 'imap://support@mail.example.com',
  PUSH_HOSTS: 'push.example.com/some/path',
  SMS_COUNTRIES: '+60,MY',
  SUPPORT_HOURS: 'mon 18:00-09:00',
  SUPPORT_TIME_ZONE: 'Mars/Olympus',
  SUPPORT_HOLIDAYS: 'tomorrow',
  IDENTITY_LONGEST_DAYS: '0',
  AGENT_LEASE_SECONDS: '0',
  OFFER_SECONDS: '-1',
  QUEUE_LONGEST_WAIT_SECONDS: '1.5',
  AGENT_IDLE_MINUTES: 'an hour',
  RATE_LIMIT_FACTOR: '0',
  LOG_LEVEL: 'loud',
  TRACE_DAYS: '400',
  LLM_URL: 'file:///model',
  LLM_USES: 'poems',
  OTEL_EXPORTER_OTLP_ENDPOINT: '127.0.0.1:4318',
};

function faultsOf(environment: Readonly<Record<string, string>>): ConfigError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('configuration', () => {
  it('needs no setting at all', () => {
    const config = readConfig({});
    expect(config).to.include({ port: 3978, rateLimitFactor: 1, databaseUrl: undefined });
    expect(config.handoff).to.include({ leaseSeconds: 45, offerSeconds: 30 });
  });

  it('takes an empty setting for one that is not there', () => {
    expect(readConfig({ PORT: '', REDIS_URL: '  ' })).to.include({ port: 3978, redisUrl: undefined });
  });

  it('takes hosts of push services as names and as addresses, with the port where it is not the usual one', () => {
    const PUSH_HOSTS = 'https://Push.example.com/, push.example.com:9000,http://127.0.0.1:8080, other.example.com:443';
    const hosts = ['push.example.com', 'push.example.com:9000', '127.0.0.1:8080', 'other.example.com'];
    expect(readConfig({ PUSH_HOSTS }).pushHosts).to.deep.equal(hosts);
    expect(readConfig({ SMS_COUNTRIES: '+60, +1787' }).letters.smsCountries).to.deep.equal(['+60', '+1787']);
    expect(readConfig({}).letters.smsCountries).to.deep.equal([]);
    expect(readConfig({}).pushHosts).to.deep.equal([]);
  });

  for (const [setting, value] of Object.entries(WRONG))
    it(`refuses ${setting}=${value}, by its name and with an example that it takes`, () => {
      const { faults, message } = faultsOf({ [setting]: value });
      expect(faults.map((fault) => fault.setting)).to.deep.equal([setting]);
      const [fault] = faults;
      expect(message).to.include(`${setting}: ${fault?.problem}`).and.to.include(`${setting}=${fault?.example}`);
      expect(() => readConfig({ [setting]: (fault?.example ?? '').replaceAll('"', '') })).not.to.throw();
    });

  it('has a language model only where one is named, for what the operator wants', () => {
    expect(readConfig({}).model).to.equal(undefined);
    const halfway = readConfig({ LLM_URL: 'http://127.0.0.1:1/v1/' });
    expect(halfway.model).to.equal(undefined);
    expect(halfway.warnings.map(({ setting }) => setting)).to.include('LLM_MODEL');
    const given = { LLM_URL: 'http://127.0.0.1:1/v1/', LLM_MODEL: 'm', LLM_USES: 'translation' };
    expect(readConfig(given).model).to.deep.equal({
      ...{ url: 'http://127.0.0.1:1/v1', key: undefined, name: 'm' },
      uses: ['translation'],
    });
  });

  it('names every fault at once', () => {
    const { faults } = faultsOf(WRONG);
    expect(faults.map((fault) => fault.setting).sort()).to.deep.equal(Object.keys(WRONG).sort());
  });

  it('never repeats what was given: it may be a secret', () => {
    const { message } = faultsOf({ IDENTITY_SECRET: 'hush', DEMO_PASSWORD: 'sesame' });
    expect(message).not.to.include('hush').and.not.to.include('sesame');
  });

  it('reads hours of a week, and refuses such as overlap', () => {
    const { support } = readConfig({ SUPPORT_HOURS: 'mon-tue 09:00-12:00; tue 13:00-18:30' });
    expect(support.week.monday).to.deep.equal([{ start: 540, end: 720 }]);
    expect(support.week.tuesday).to.deep.equal([
      { start: 540, end: 720 },
      { start: 780, end: 1110 },
    ]);
    expect(faultsOf({ SUPPORT_HOURS: 'mon 09:00-12:00; mon 11:00-13:00' }).faults.length).to.equal(1);
  });

  it('refuses a pattern of order numbers that could run for ever, and takes the shipped one', () => {
    expect(readConfig({}).disputes.orderNumberPattern).to.equal('[A-Z0-9][A-Z0-9/-]{2,30}[A-Z0-9]');
    expect(faultsOf({ ORDER_NUMBER_PATTERN: '(A+)+' }).message).to.include('must not repeat a group of open length');
    expect(faultsOf({ ORDER_NUMBER_PATTERN: '[A-Z' }).message).to.include('must be a regular expression');
  });

  it('ends the process with 2 and tells all faults on the error output', function () {
    this.timeout(60_000);
    const main = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));
    const ended = spawnSync(process.execPath, [main], {
      env: { PATH: process.env.PATH, PORT: 'x', LOG_LEVEL: 'loud' },
      encoding: 'utf8',
    });
    expect(ended.status).to.equal(2);
    expect(ended.stderr).to.include('PORT: ').and.to.include('LOG_LEVEL: ');
    expect(ended.stdout).to.equal('');
  });
});

describe('settings that do not go together', () => {
  const SMTP = { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'help@example.com' };
  const LIVE = { DEMO: 'off', PUBLIC_URL: 'https://help.example.com' };
  const SHOP = { ORDERS_URL: 'https://shop.example.com/k', MARKETPLACE_SECRET: 's'.repeat(32) };
  const warned = (environment: Readonly<Record<string, string>>) =>
    readConfig(environment).warnings.map((warning) => warning.setting);

  it('are no letters without the address that they link to, once the demo is off', () => {
    for (const letters of [SMTP, { SMS_URL: 'https://sms.example.com' }]) {
      const { faults } = faultsOf({ DEMO: 'off', ...letters });
      expect(faults.map((fault) => fault.setting)).to.deep.equal(['PUBLIC_URL']);
      expect(() => readConfig({ ...LIVE, ...letters })).not.to.throw();
    }
    expect(warned(SMTP), 'the demo may try them, and is told').to.deep.equal(['PUBLIC_URL']);
    expect(warned({ SMS_URL: 'https://sms.example.com' })).to.deep.equal(['PUBLIC_URL']);
    expect(warned({ DEMO: 'off', ...SHOP, LEDGER_URL: SHOP.ORDERS_URL })).to.deep.equal(['PUBLIC_URL', 'SMTP_URL']);
    const local = { DEMO: 'off', PUBLIC_URL: 'http://localhost:3978', ...SMTP, ...SHOP, LEDGER_URL: SHOP.ORDERS_URL };
    expect(warned(local)).to.deep.equal(['PUBLIC_URL']);
  });

  it('are a sender that is no address, or nobody’s', () => {
    for (const from of ['notanaddress', 'a@b, c@d', 'Shop <help>', 'Shop help@example.com'])
      expect(
        faultsOf({ MAIL_FROM: from }).faults.map((fault) => fault.setting),
        from,
      ).to.deep.equal(['MAIL_FROM']);
    for (const from of ['help@example.com', 'Example Shop <help@example.com>', '"Shop, Ltd." <help@example.com>'])
      expect(readConfig({ MAIL_FROM: from }).letters.from).to.equal(from);
    expect(warned({ ...LIVE, SMTP_URL: SMTP.SMTP_URL, ...SHOP, LEDGER_URL: SHOP.ORDERS_URL })).to.deep.equal([
      'MAIL_FROM',
    ]);
  });

  it('are orders without money, a token without a gateway, letters that nobody gets', () => {
    const whole = { ...LIVE, ...SMTP, ...SHOP, LEDGER_URL: 'https://shop.example.com/k/money' };
    expect(warned(whole)).to.deep.equal([]);
    const { LEDGER_URL: _, ...noLedger } = whole;
    expect(warned(noLedger)).to.deep.equal(['LEDGER_URL']);
    const { ORDERS_URL: __, ...noOrders } = whole;
    expect(warned(noOrders)).to.deep.equal(['ORDERS_URL']);
    const { SMTP_URL: ___, ...noMail } = whole;
    expect(warned(noMail)).to.deep.equal(['SMTP_URL']);
    expect(warned({ SMS_TOKEN: 'token' })).to.deep.equal(['SMS_URL']);
    expect(warned({}), 'the demo alone').to.deep.equal([]);
  });

  it('are answers by mail with nowhere to come from, or with no address that they could come to', () => {
    const reply = { MAIL_REPLY_TO: 'support@example.com' };
    const imap = { IMAP_URL: 'imaps://support:p@mail.example.com' };
    const secret = { MAIL_INBOUND_SECRET: 's'.repeat(32) };
    expect(warned(reply)).to.deep.equal(['MAIL_INBOUND_SECRET']);
    for (const way of [imap, secret, { ...imap, ...secret }]) expect(warned({ ...reply, ...way })).to.deep.equal([]);
    for (const way of [imap, secret]) expect(warned(way)).to.deep.equal(['MAIL_REPLY_TO']);
  });

  it('is an address with a path, from which nothing is served', () => {
    expect(faultsOf({ PUBLIC_URL: 'https://shop.example.com/help-desk' }).faults).to.have.length(1);
    expect(readConfig({ PUBLIC_URL: 'https://shop.example.com/' }).publicUrl).to.equal('https://shop.example.com');
  });
});
