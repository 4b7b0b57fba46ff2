import { expect } from 'chai';
import { startNotes } from '../../../server/start-notes.ts';

const QUIET = {
  demo: false,
  publicUrl: 'https://help.example.com',
  activeAccounts: 2,
  anyAgent: true,
  demoClosed: [],
  demoTaken: [],
};

describe('what a start tells its operator', () => {
  it('says nothing where people work and the demo is off', () => {
    expect(startNotes(QUIET)).to.deep.equal([]);
  });

  it('says how to make the first account', () => {
    const [note] = startNotes({ ...QUIET, activeAccounts: 0, anyAgent: false });
    expect(note).to.include('No staff account exists: nobody can answer').and.include('npm run staff -- add');
  });

  it('says so where there are accounts, but none that answers chats', () => {
    expect(startNotes({ ...QUIET, anyAgent: false })[0]).to.include('role agent');
  });

  it('warns of the demo at a public address, not at one of this machine', () => {
    expect(startNotes({ ...QUIET, demo: true })[0]).to.include('DEMO=off');
    expect(startNotes({ ...QUIET, demo: true, publicUrl: 'http://localhost:3978' })).to.deep.equal([]);
    expect(startNotes({ ...QUIET, demo: true, publicUrl: undefined })).to.deep.equal([]);
  });

  it('names the accounts of the demo that were switched off, and those that were not made', () => {
    expect(startNotes({ ...QUIET, demoClosed: ['admin@example.com'] })[0]).to.include('admin@example.com');
    expect(startNotes({ ...QUIET, demo: true, publicUrl: undefined, demoTaken: ['agent@example.com'] })[0]).to.include(
      'agent@example.com',
    );
  });
});
