import type { Locale } from '../../protocol/locale.ts';
import type { Consultation } from './consult.ts';
import type { Shelves } from './consult-shelves.ts';
import { afterAnswer, decideAfter, mayLean } from './follow-ups/follow-up.ts';
import { ratherFollowUp } from './follow-ups/rather-follow-up.ts';
import type { After, TopicOf } from './follow-ups/topic.ts';
import type { HitsOf } from './hits.ts';
import type { ReadConsultation } from './readings.ts';
import { reasonsOf, wordsRead } from './reasons.ts';
import { recogniseParts, recogniseWhole } from './recognise-intent.ts';
import type { DetectedLanguage, Reasons, Recognition, SearchIndex, SearchRequest, SearchResult } from './types.ts';

/** How many hits there are where the request names no limit. */
const DEFAULT_LIMIT = 3;
/** A question that is answered this surely on its own does not lean on the one before it. */
const STANDS_ALONE = 0.6;

/** What an index answers, from its shelves and its articles. */
export function answeringIndex(shelves: Shelves, hitsOf: HitsOf, topicOf: TopicOf): SearchIndex {
  /** A turn that is traced asks why right after its search. */
  let last:
    | { readonly request: SearchRequest; readonly consultation: ReadConsultation; readonly leans: boolean }
    | undefined;
  const consulted = (request: SearchRequest, detected: DetectedLanguage) => {
    const { text, locale, previous, after } = request;
    let consultation = shelves.consult(text, locale, detected);
    if (previous !== undefined && (consultation.inScope < STANDS_ALONE || consultation.margin < STANDS_ALONE))
      consultation = shelves.consultOn(consultation.shelf, `${text} ${previous}`);
    let leans = false;
    const topic = after === undefined ? undefined : topicOf(after.slug, consultation.shelf.group, locale);
    if (after !== undefined && topic !== undefined && mayLean(consultation)) {
      leans = saysOurs(text, consultation, locale, after);
      if (leans) {
        const joined = shelves.consultOn(consultation.shelf, `${text} ${topic.title}`);
        const { group } = consultation.shelf;
        const preparedOf = (slug: string) => topicOf(slug, group, locale)?.prepared;
        consultation = afterAnswer(text, consultation, joined, topic, after, preparedOf);
      }
    }
    last = { request, consultation, leans };
    return last;
  };
  const search = (request: SearchRequest): SearchResult => {
    const { text, locale, limit = DEFAULT_LIMIT } = request;
    const detected = shelves.detectLanguage(text, locale);
    const { consultation, leans } = consulted(request, detected);
    const hits = hitsOf(
      consultation,
      shownLocale(consultation, locale, detected.locale),
      limit,
      text,
      request.after?.passage,
    );
    const { inScope, margin } = consultation;
    const decision = leans ? decideAfter(consultation, hits.length) : shelves.decisionOn(consultation, hits.length);
    return { query: text, locale, detectedLocale: detected.locale, inScope, margin, decision, hits };
  };

  const recogniseFrom = recogniser(shelves, topicOf);

  /** Words of ours, or words that only follow something: what is about the weather is about no parcel either. */
  const saysOurs = (text: string, alone: ReadConsultation, locale: Locale, after: After): boolean =>
    recogniseFrom(text, alone, locale, after)?.intent === 'follow-up' || isWithin(alone);
  const isWithin = (alone: ReadConsultation): boolean =>
    ['answer', 'choose'].includes(shelves.decisionOn(alone, alone.order.length));

  const recognise = (text: string, locale: Locale, after?: After): Recognition | undefined =>
    recogniseFrom(text, shelves.consult(text, locale), locale, after);

  const why = (request: SearchRequest): Reasons => {
    const { text, locale, previous } = request;
    const known = last !== undefined && sameQuestion(last.request, request) ? last : undefined;
    const { consultation, leans } = known ?? consulted(request, shelves.detectLanguage(text, locale));
    return reasonsOf(consultation, previous === undefined ? text : `${text} ${previous}`, {
      thresholds: shelves.thresholdsOn(consultation),
      decision: leans
        ? decideAfter(consultation, consultation.order.length)
        : shelves.decisionOn(consultation, consultation.order.length),
    });
  };

  return {
    search,
    why,
    detectLanguage: shelves.detectLanguage,
    recognise,
    recogniseAll(text, locale, after) {
      const consultation = shelves.consult(text, locale);
      return recogniseParts(text, recogniseFrom(text, consultation, locale, after), (part) =>
        recogniseFrom(part, shelves.consultPart(consultation.shelf, part)),
      );
    },
    explain(request) {
      const { text, locale } = request;
      const consultation = shelves.consult(text, locale);
      return {
        ...search(request),
        ...wordsRead(consultation, text),
        synonyms: consultation.replaced,
        intent: recognise(text, locale, request.after),
        reasons: why(request),
      };
    },
  };
}

/** Reads a wish in a message that was consulted; with what was answered before, where that is known. */
function recogniser(shelves: Shelves, topicOf: TopicOf) {
  return (text: string, consultation: Consultation, locale?: Locale, after?: After): Recognition | undefined => {
    const found = recogniseWhole(text, consultation, shelves.decisionOn(consultation, consultation.order.length));
    if (found === undefined || locale === undefined || after === undefined) return found;
    const known = (slug: string) => topicOf(slug, consultation.shelf.group, locale);
    return ratherFollowUp(text, found, consultation, after, known) ? { ...found, intent: 'follow-up' } : found;
  };
}

/** In which language of the shelf its articles are shown: the session's, else that of the question. */
function shownLocale({ shelf }: Consultation, locale: Locale, detected: Locale): Locale {
  const { locales } = shelf.group;
  return locales.find((own) => own === locale) ?? locales.find((own) => own === detected) ?? locales[0] ?? locale;
}

function sameQuestion(a: SearchRequest, b: SearchRequest): boolean {
  return (
    a.text === b.text &&
    a.locale === b.locale &&
    a.previous === b.previous &&
    a.after?.slug === b.after?.slug &&
    a.after?.passage === b.after?.passage
  );
}
