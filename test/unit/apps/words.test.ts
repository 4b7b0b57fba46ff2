import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { LOCALES } from '../../../protocol/locale.ts';

const SECTIONS = ['desk', 'shop', 'help', 'editor', 'topics', 'resolution', 'disputes'] as const;

/** Every text of a section by its path, such as `help.search.none`. */
function texts(node: unknown, path: string): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither a text nor a group`);
  return new Map(Object.entries(node).flatMap(([key, child]) => [...texts(child, `${path}.${key}`)]));
}

function section(locale: string, name: string): Map<string, string> {
  const file: unknown = JSON.parse(readFileSync(new URL(`../../../locales/${locale}.json`, import.meta.url), 'utf8'));
  if (typeof file !== 'object' || file === null) throw new Error(`${locale}.json holds no object`);
  return texts(Object.entries(file).find(([key]) => key === name)?.[1], name);
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('words of the pages', () => {
  for (const name of SECTIONS) {
    const english = section('en', name);
    for (const locale of LOCALES) {
      it(`has every text of ${name} in ${locale}, with English's placeholders`, () => {
        const translated = section(locale, name);
        expect([...translated.keys()]).to.deep.equal([...english.keys()]);
        for (const [path, text] of translated) {
          expect(text.trim(), path).not.to.equal('');
          expect(placeholders(text), path).to.deep.equal(placeholders(english.get(path) ?? ''));
        }
      });
    }
  }
});
