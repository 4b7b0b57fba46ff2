import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DisputeView } from '../../protocol/disputes.ts';
import { compose } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { ConfigError } from '../../server/config-fault.ts';

const SHIPPED = readFileSync(new URL('../../disputes/profiles/auracart.yaml', import.meta.url), 'utf8');
const rules = (version: number) =>
  SHIPPED.replace(/^id: .*$/m, 'id: bazaar').replace(/^version: .*$/m, `version: ${version}`);

describe('rules that running disputes keep to', function () {
  this.timeout(60_000);
  let folder: string;
  let mine: string;
  let number: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-rules-'));
    mine = join(folder, 'profiles');
    mkdirSync(mine);
    writeFileSync(join(mine, 'bazaar.yaml'), rules(1));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const starts = (env: Readonly<Record<string, string>>) =>
    compose(readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', ...env }));
  const own = () => ({ DISPUTE_PROFILES_DIR: mine, DISPUTE_PROFILE: 'bazaar' });
  /** The faults that a start names, or nothing where it starts; it is ended again. */
  async function refusal(env: Readonly<Record<string, string>>): Promise<string> {
    try {
      await (await starts(env)).close();
      return '';
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
  }

  /** The buyer's calls. */
  async function buyer(url: string) {
    const { identity } = (await (await fetch(`${url}/v1/demo/identity`)).json()) as { identity: string };
    const session = await fetch(`${url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
    const { token } = (await session.json()) as { token: string };
    return async (path: string, body?: object) => {
      const response = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
  }

  it('begin with a case', async () => {
    const kaunter = await starts(own());
    const call = await buyer(kaunter.url);
    const { body } = await call('/v1/disputes', {
      submissionKey: 'form-0001',
      orderId: 'AC-1009',
      lineId: 'AC-1009-1',
      reason: 'missing',
      details: 'One jar is missing.',
      delivery: 'signed',
      wanted: { kind: 'full-refund' },
      files: [],
    });
    await kaunter.close();
    const { profile, number: its } = body.dispute as DisputeView;
    expect(profile).to.equal('bazaar');
    number = its;
  });

  it('must be there: the start is refused, and names them and how many cases it is about', async () => {
    const told = await refusal({});
    expect(told).to.include('1 running dispute keeps to bazaar version 1').and.to.include('DISPUTE_PROFILES_DIR');
    expect(await refusal(own()), 'and nothing is lost by it').to.equal('');
  });

  it('must be what they were, layout, comments and days off aside', async () => {
    const file = join(mine, 'bazaar.yaml');
    writeFileSync(file, `# Ours.\n${rules(1).replace(/holidays: \[.*\]/, 'holidays: ["12-24"]')}`);
    expect(await refusal(own())).to.equal('');
    const edited = rules(1).replace('within: 3 working days', 'within: 1 working day');
    expect(edited).not.to.equal(rules(1));
    writeFileSync(file, edited);
    const told = await refusal(own());
    expect(told).to.include('bazaar version 1').and.to.include('edited').and.to.include('version 2');
    expect(told).to.include('ACCEPT_EDITED_PROFILES=bazaar@1');
    writeFileSync(file, rules(1));
    writeFileSync(join(mine, 'bazaar-2.yaml'), edited.replace(/^version: .*$/m, 'version: 2'));
    expect(await refusal(own()), 'a new version beside the old one').to.equal('');
    writeFileSync(join(mine, 'bazaar-2.yaml'), rules(2));
    expect(await refusal(own()), 'no case keeps to the new one yet').to.equal('');
  });

  it('may be edited by somebody who answers for it, once', async () => {
    writeFileSync(join(mine, 'bazaar.yaml'), rules(1).replace('within: 3 working days', 'within: 1 working day'));
    expect(await refusal({ ...own(), ACCEPT_EDITED_PROFILES: 'bazaar@1' })).to.equal('');
    expect(await refusal(own()), 'accepted is kept').to.equal('');
  });

  it('may go once the last of them has closed: lists, inbox and the page of the case are still there', async () => {
    const before = await starts(own());
    const ended = await (await buyer(before.url))(`/v1/disputes/${number}/actions`, {
      action: 'cancel',
      data: { confirmed: true },
    });
    await before.close();
    expect((ended.body.dispute as DisputeView | undefined)?.state, JSON.stringify(ended.body)).to.equal('closed');

    const after = await starts({});
    try {
      const call = await buyer(after.url);
      const { disputes } = (await call('/v1/disputes')).body as { disputes: DisputeView[] };
      expect(disputes.map((one) => one.number)).to.deep.equal([number]);
      const { status, body } = await call(`/v1/disputes/${number}`);
      expect(status).to.equal(200);
      const view = body.dispute as DisputeView;
      expect(view).to.include({ state: 'closed', profileName: 'bazaar', timeZone: 'Asia/Kuala_Lumpur' });
      expect([view.actions, view.clocks, view.solutions]).to.deep.equal([[], [], []]);
      expect(view.timeline, 'its history').not.to.have.length(0);
      expect((await call('/v1/notices')).status).to.equal(200);
      expect((await call('/v1/orders')).status).to.equal(200);
    } finally {
      await after.close();
    }
  });
});
