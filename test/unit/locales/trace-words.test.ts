import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CASE_DIALOG, GUEST_DIALOG, OPEN_DISPUTE_DIALOG } from '../../../dialogs/dispute/choices.ts';
import { ORDER_DIALOG } from '../../../dialogs/orders/choices.ts';
import { LOCALES } from '../../../protocol/locale.ts';
import { TRACE_RULES } from '../../../protocol/traces.ts';

type Texts = Readonly<Record<string, string>>;

describe('the words of a trace', () => {
  for (const locale of LOCALES)
    it(`name every dialog and every rule (${locale})`, () => {
      const file = new URL(`../../../locales/${locale}.json`, import.meta.url);
      const { dialogs, rules } = JSON.parse(readFileSync(file, 'utf8')).trace as { dialogs: Texts; rules: Texts };
      const ids = [OPEN_DISPUTE_DIALOG, CASE_DIALOG, GUEST_DIALOG, ORDER_DIALOG];
      expect(Object.keys(dialogs)).to.have.members(ids);
      expect(Object.keys(rules)).to.have.members(TRACE_RULES);
    });
});
