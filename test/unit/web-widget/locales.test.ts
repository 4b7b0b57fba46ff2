import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ERROR_CODES } from '../../../protocol/error-codes.ts';
import { LOCALES } from '../../../protocol/locale.ts';

type Section = Record<string, string>;
const root = new URL('../../../', import.meta.url);
const wordsOf = (locale: string) =>
  JSON.parse(readFileSync(new URL(`locales/${locale}.json`, root), 'utf8')) as { widget: Section; errors: Section };
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('the widget’s words', () => {
  const english = wordsOf('en');

  for (const locale of LOCALES) {
    const { widget, errors } = wordsOf(locale);

    it(`are complete in ${locale}, with the same placeholders`, () => {
      expect(Object.keys(widget).sort()).to.deep.equal(Object.keys(english.widget).sort());
      for (const [key, text] of Object.entries(widget)) {
        expect(text.trim(), key).not.to.equal('');
        expect(placeholders(text), key).to.deep.equal(placeholders(english.widget[key] ?? ''));
      }
    });

    it(`explain every error code in ${locale}`, () => {
      for (const code of Object.keys(ERROR_CODES)) expect(errors[code], code).to.be.a('string').that.is.not.empty;
    });
  }

  it('are all used, and all that is used exists', () => {
    const folder = new URL('web-widget/views/', root);
    const source = [...readdirSync(folder).map((file) => new URL(file, folder)), new URL('web-widget/chat.tsx', root)]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const said = [...source.matchAll(/say\(\s*'(\w+)'/g)].map(([, key]) => key ?? '');
    for (const key of said) expect(english.widget, key).to.have.property(key);
    const loader = ['launcherOpen', 'launcherClose', 'launcherUnread', 'launcherFailed'];
    const computed = /^(rating\d|sending|sent|read|failed)$/;
    const unused = Object.keys(english.widget).filter(
      (key) => !source.includes(`'${key}'`) && !loader.includes(key) && !computed.test(key),
    );
    expect(unused).to.deep.equal([]);
  });
});
