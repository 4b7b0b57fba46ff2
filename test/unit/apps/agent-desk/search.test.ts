import { expect } from 'chai';
import { reduce } from '../../../../apps/agent-desk/reduce.ts';
import { NO_FILTERS, narrowing, searchPath } from '../../../../apps/agent-desk/search/search-filters.ts';
import { type Keystroke, shortcutOf } from '../../../../apps/agent-desk/shortcuts.ts';
import { atQueue, startState } from '../../../../apps/agent-desk/state.ts';

const stroke = (given: Partial<Keystroke>): Keystroke => ({
  ...{ code: '', key: '', altKey: false, ctrlKey: false, metaKey: false, command: false, typing: false },
  ...given,
});

describe('the search of the desk’s page', () => {
  it('begins with / outside of text', () => {
    expect(shortcutOf(stroke({ key: '/' }))).to.deep.equal({ does: 'search' });
    expect(shortcutOf(stroke({ key: '/', typing: true }))).to.equal(undefined);
  });

  it('stands in the place of chats and tickets, until one of these is gone to', () => {
    const shown = reduce(reduce(startState(), { type: 'tickets-shown' }), { type: 'search-shown' });
    expect([shown.atSearch, shown.atTickets, atQueue(shown)]).to.deep.equal([true, false, false]);
    const left = reduce(shown, { type: 'focused', conversationId: undefined });
    expect([left.atSearch, atQueue(left)]).to.deep.equal([false, true]);
    expect(reduce(shown, { type: 'tickets-shown' }).atSearch).to.equal(false);
  });

  it('asks for what is narrowed only, and for whole days', () => {
    expect(searchPath(' jar ', NO_FILTERS, undefined)).to.equal('/v1/desk/search?q=jar');
    const filters = { ...NO_FILTERS, kind: 'case', from: '2026-03-01', to: '2026-03-01' } as const;
    expect(narrowing(filters)).to.equal(2);
    const asked = new URL(searchPath('', filters, '7'), 'http://desk').searchParams;
    expect([asked.get('q'), asked.get('kind'), asked.get('cursor')]).to.deep.equal([null, 'case', '7']);
    const [from, to] = ['from', 'to'].map((name) => Date.parse(asked.get(name) ?? ''));
    expect((to ?? 0) - (from ?? 0)).to.equal(24 * 60 * 60_000);
  });
});
