import { expect } from 'chai';
import { rememberingIndex } from '../../../../kb/search/remembering-index.ts';
import type { SearchIndex, SearchRequest, SearchResult } from '../../../../kb/search/types.ts';

describe('an index that remembers', () => {
  const asked: string[] = [];
  const index: SearchIndex = {
    search: (request: SearchRequest) => {
      asked.push(`search ${request.text} ${request.locale} ${request.previous ?? ''}`);
      return { query: request.text } as SearchResult;
    },
    recognise: (text, locale) => {
      asked.push(`recognise ${text} ${locale}`);
      return undefined;
    },
    recogniseAll: () => [],
    why: () => {
      throw new Error('not asked here');
    },
    explain: () => {
      throw new Error('not asked here');
    },
    detectLanguage: (text, prior) => {
      asked.push(`detect ${text} ${prior}`);
      return { locale: prior, confidence: 1 };
    },
  };
  beforeEach(() => {
    asked.length = 0;
  });

  it('asks once for the same words, and again for others, another language, another question before', () => {
    const remembering = rememberingIndex(index);
    for (const request of [
      { text: 'a', locale: 'en' },
      { text: 'a', locale: 'en' },
      { text: 'a', locale: 'vi' },
      { text: 'a', locale: 'en', previous: 'b' },
    ] as const)
      expect(remembering.search(request).query).to.equal('a');
    expect(asked).to.deep.equal(['search a en ', 'search a vi ', 'search a en b']);
  });

  it('remembers that there was nothing to recognise', () => {
    const remembering = rememberingIndex(index);
    remembering.recognise('x', 'en');
    expect(remembering.recognise('x', 'en')).to.equal(undefined);
    expect(asked).to.deep.equal(['recognise x en']);
  });

  it('forgets what was used longest ago', () => {
    const remembering = rememberingIndex(index, 2);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) remembering.detectLanguage(text, 'en');
    expect(asked).to.deep.equal(['detect a en', 'detect b en', 'detect c en', 'detect b en']);
  });

  it('does not keep long texts', () => {
    const remembering = rememberingIndex(index);
    const text = 'x'.repeat(400);
    remembering.recognise(text, 'en');
    remembering.recognise(text, 'en');
    expect(asked.length).to.equal(2);
  });
});
