import type { Turn } from '../../dialogs/services.ts';
import { clipped } from '../../dialogs/trace.ts';
import type { TraceNotes } from '../../dialogs/trace-notes.ts';
import type { DetectedLanguage, Recognition, SearchIndex, SearchRequest, SearchResult } from '../../kb/search/types.ts';
import type { TracedSearch, TurnTrace } from '../../protocol/traces.ts';
import { openDialogs } from './open-dialogs.ts';

/** A search index that notes what a turn asks it. */
export interface TracedIndex {
  readonly index: SearchIndex;
  readonly asked: Asked;
}

interface Asked {
  readonly searches: { readonly request: SearchRequest; readonly result: SearchResult }[];
  recognised?: {
    readonly text: string;
    readonly locale: SearchRequest['locale'];
    readonly found: Recognition | undefined;
  };
  detected?: DetectedLanguage;
}

/** Of one turn as many searches are kept; two questions in a message make two. */
const MOST_SEARCHES = 3;
const LONGEST_TEXT = 200;

export function tracedIndex(given: SearchIndex): TracedIndex {
  const asked: Asked = { searches: [] };
  const index: SearchIndex = {
    ...given,
    search(request) {
      const result = given.search(request);
      asked.searches.push({ request, result });
      return result;
    },
    recognise(text, locale, after) {
      const found = given.recognise(text, locale, after);
      asked.recognised = { text, locale, found };
      return found;
    },
    detectLanguage(text, prior) {
      const detected = given.detectLanguage(text, prior);
      asked.detected = detected;
      return detected;
    },
  };
  return { index, asked };
}

/** Why a turn has ended as it did, small enough to be kept with it. */
export function traceOf(turn: Turn, notes: TraceNotes, { asked }: TracedIndex, given: Given): TurnTrace {
  const { conversation, services, memory } = turn;
  const { detected } = asked;
  return {
    language: {
      before: conversation.locale,
      after: turn.locale,
      ...(detected === undefined ? {} : { detected: detected.locale, confidence: rounded(detected.confidence) }),
      chosen: conversation.localeChosen || turn.wishes.localeChosen === true,
    },
    searches: searchesOf(asked, services.search),
    rules: notes.rules,
    ...(notes.cause === undefined ? {} : { cause: notes.cause }),
    ...(notes.passage === undefined ? {} : { passage: notes.passage }),
    dialog: { before: given.dialogs, after: openDialogs(memory, services.disputes?.profile) },
    model: notes.model,
    ms: rounded(given.ms),
  };
}

interface Given {
  /** The dialogs that were open before the turn. */
  readonly dialogs: readonly string[];
  readonly ms: number;
}

/** The searches; of a message that was taken for a wish what the search would have compared it with. */
function searchesOf({ searches, recognised }: Asked, index: SearchIndex): TracedSearch[] {
  const kept = searches.slice(0, MOST_SEARCHES);
  if (kept.length > 0) return kept.map(({ request, result }) => tracedSearch(index, request, result.decision));
  if (recognised === undefined) return [];
  const { text, locale, found } = recognised;
  const traced = tracedSearch(index, { text, locale });
  return [found === undefined ? traced : { ...traced, intent: intentOf(found) }];
}

function tracedSearch(index: SearchIndex, request: SearchRequest, decision?: SearchResult['decision']): TracedSearch {
  const { text, locale, previous } = request;
  const reasons = index.why(request);
  const { thresholds, intent } = reasons;
  return {
    text: clipped(text, LONGEST_TEXT),
    locale,
    ...(previous === undefined ? {} : { previous: clipped(previous, LONGEST_TEXT) }),
    slang: reasons.slang,
    corrections: reasons.corrections,
    synonyms: reasons.synonyms,
    candidates: reasons.candidates.map((one) => ({ ...one, score: rounded(one.score) })),
    inScope: rounded(reasons.inScope),
    margin: rounded(reasons.margin),
    ...(thresholds === undefined
      ? {}
      : {
          thresholds: {
            answer: rounded(thresholds.answer),
            offer: rounded(thresholds.offer),
            decline: rounded(thresholds.decline),
            margin: rounded(thresholds.margin),
          },
        }),
    decision: decision ?? reasons.decision,
    ...(intent === undefined ? {} : { intent: intentOf(intent) }),
  };
}

const intentOf = ({ intent, confidence }: Recognition) => ({ name: intent, confidence: rounded(confidence) });

/** Three digits are more than anybody reads. */
const rounded = (value: number) => Math.round(value * 1000) / 1000;
