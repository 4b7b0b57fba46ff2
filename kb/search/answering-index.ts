import type { Locale } from '../../protocol/locale.ts';
import { splitWords } from './analysis/analyse.ts';
import type { Consultation } from './consult.ts';
import type { Shelves } from './consult-shelves.ts';
import { explainWords } from './explain.ts';
import type { HitsOf } from './hits.ts';
import { recogniseParts, recogniseWhole } from './recognise-intent.ts';
import type { Recognition, SearchIndex, SearchRequest, SearchResult } from './types.ts';

/** How many hits there are where the request names no limit. */
const DEFAULT_LIMIT = 3;
/** A question that is answered this surely on its own does not lean on the one before it. */
const STANDS_ALONE = 0.6;

/** What an index answers, from its shelves and its articles. */
export function answeringIndex(shelves: Shelves, hitsOf: HitsOf): SearchIndex {
  const search = (request: SearchRequest): SearchResult => {
    const { text, locale, previous, limit = DEFAULT_LIMIT } = request;
    const detected = shelves.detectLanguage(text, locale);
    let consultation: Consultation = shelves.consult(text, locale, detected);
    if (previous !== undefined && (consultation.inScope < STANDS_ALONE || consultation.margin < STANDS_ALONE))
      consultation = shelves.consultOn(consultation.shelf, `${text} ${previous}`);
    const hits = hitsOf(consultation, shownLocale(consultation, locale, detected.locale), limit);
    const { inScope, margin } = consultation;
    const decision = shelves.decisionOn(consultation, hits.length);
    return { query: text, locale, detectedLocale: detected.locale, inScope, margin, decision, hits };
  };

  const recogniseFrom = (text: string, consultation: Consultation): Recognition | undefined =>
    recogniseWhole(text, consultation, shelves.decisionOn(consultation, consultation.order.length));

  const recognise = (text: string, locale: Locale): Recognition | undefined =>
    recogniseFrom(text, shelves.consult(text, locale));

  return {
    search,
    detectLanguage: shelves.detectLanguage,
    recognise,
    recogniseAll(text, locale) {
      const consultation = shelves.consult(text, locale);
      return recogniseParts(text, recogniseFrom(text, consultation), (part) =>
        recogniseFrom(part, shelves.consultPart(consultation.shelf, part)),
      );
    },
    explain(request) {
      const { text, locale } = request;
      const { shelf, replaced } = shelves.consult(text, locale);
      const read = replaced.reduce((words, { from, to }) => words.replace(from, to), splitWords(text).join(' '));
      return {
        ...search(request),
        ...explainWords(shelf.corpus, replaced.length === 0 ? text : read),
        synonyms: replaced,
        intent: recognise(text, locale),
      };
    },
  };
}

/** In which language of the shelf its articles are shown: the session's, else that of the question. */
function shownLocale({ shelf }: Consultation, locale: Locale, detected: Locale): Locale {
  const { locales } = shelf.group;
  return locales.find((own) => own === locale) ?? locales.find((own) => own === detected) ?? locales[0] ?? locale;
}
