import { LRUCache } from 'lru-cache';
import type { SearchIndex } from './types.ts';

/**
 * An index that remembers its latest answers. Shoppers ask the same things in the same words all day – and press the same
 * buttons –, and an index always answers the same: it is immutable. A new index gets a new memory.
 * @param most how many answers of each kind are kept, the latest used ones
 */
export function rememberingIndex(index: SearchIndex, most = 1_000): SearchIndex {
  const search = remember(most, index.search.bind(index), (request) => JSON.stringify(request));
  const why = remember(most, index.why.bind(index), (request) => JSON.stringify(request));
  const asked = remember(
    most,
    ([text, locale, after]: Parameters<SearchIndex['recognise']>) => index.recognise(text, locale, after),
    (request) => JSON.stringify(request),
  );
  const recognise: SearchIndex['recognise'] = (...request) => asked(request);
  const detectLanguage = remember2(most, index.detectLanguage.bind(index));
  return { ...index, search, why, recognise, detectLanguage };
}

/** Longer texts are hardly ever written twice, and would fill the memory. */
const LONGEST_KEY = 300;

function remember<Request, Answer>(
  most: number,
  ask: (request: Request) => Answer,
  keyOf: (request: Request) => string,
): (request: Request) => Answer {
  const answers = new LRUCache<string, { readonly answer: Answer }>({ max: most });
  return (request) => {
    const key = keyOf(request);
    if (key.length > LONGEST_KEY) return ask(request);
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const answer = ask(request);
    answers.set(key, { answer });
    return answer;
  };
}

function remember2<A, B, Answer>(most: number, ask: (a: A, b: B) => Answer): (a: A, b: B) => Answer {
  const asked = remember(
    most,
    ([a, b]: readonly [A, B]) => ask(a, b),
    (pair) => JSON.stringify(pair),
  );
  return (a, b) => asked([a, b]);
}
