import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, codeOf } from '../../browser/api.ts';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeFormRules, DisputeOpening, OrderLineView } from '../../protocol/dispute-opening.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Access } from '../case/access.ts';
import { useKeptText } from '../case/saved-text.ts';
import { termsOf } from '../case/terms-form.ts';
import { arrived, type EvidenceUpload, useEvidenceUpload } from '../case/use-evidence-upload.ts';
import { type ContactTimes, instantOf, useContactTimes } from './contact-times.ts';
import { type OpeningFault, openingFaults } from './opening-faults.ts';
import { mostUnits, type PickedLine, stakeOfLines, unitsOf } from './units.ts';

export type ReasonRules = DisputeFormRules['reasons'][number];

/** The answers that the form holds, as they were given. */
export interface OpeningAnswers {
  /** The items that it is about, of one order and one seller. */
  readonly picked: readonly PickedLine[];
  readonly reason: ReasonRules | undefined;
  /** When the other side was written to, by the reader's own clock; empty: not, or not told. */
  readonly contacted: string;
  readonly delivery: DisputeOpening['delivery'] | '';
  readonly declared: readonly string[];
  readonly terms: { readonly kind: string; readonly amount: string };
}

export interface OpeningForm {
  readonly lines: readonly OrderLineView[] | undefined;
  readonly rules: DisputeFormRules | undefined;
  readonly answers: OpeningAnswers;
  readonly details: string;
  readonly upload: EvidenceUpload;
  readonly contact: ContactTimes;
  /** The code of a refusal, or why there is no form. */
  readonly failure: string | undefined;
  /** What the refusal names, such as the number of an earlier case. */
  readonly failureData: Readonly<Record<string, unknown>>;
  readonly sending: boolean;
  load(): Promise<void>;
  answer(change: Partial<OpeningAnswers>): void;
  keepDetails(text: string): void;
  /** What is wrong with an answer, once it was tried to send it. */
  fault(part: keyof ReturnType<typeof openingFaults>): OpeningFault | undefined;
  /** Everything is filled in and stands there to be read before it is sent. */
  readonly reviewing: boolean;
  /** False where something is still missing. */
  review(): boolean;
  change(): void;
  send(): Promise<void>;
}

const NO_ANSWERS: OpeningAnswers = {
  picked: [],
  reason: undefined,
  contacted: '',
  delivery: '',
  declared: [],
  terms: { kind: '', amount: '' },
};

/** A claim on its way: the reader's orders, what the policy asks, the answers, and one submission for all of them. */
export function useOpening(access: Access, orderId: string | undefined, opened: (number: string) => void): OpeningForm {
  const [lines, setLines] = useState<readonly OrderLineView[]>();
  const [rules, setRules] = useState<DisputeFormRules>();
  const [failure, setFailure] = useState<string>();
  const [failureData, setFailureData] = useState<Readonly<Record<string, unknown>>>({});
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [details, keepDetails] = useKeptText('new.details');
  const upload = useEvidenceUpload(access, false, answers.reason);
  const [shown, setShown] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const [sending, setSending] = useState(false);
  // One for the form: sent twice, it opens one case.
  const submissionKey = useRef(crypto.randomUUID());
  const { locale } = useLanguage();
  const answer = (change: Partial<OpeningAnswers>): void => setAnswers((all) => ({ ...all, ...change }));
  const load = async (): Promise<void> => {
    setFailure(undefined);
    try {
      const [orders, profile] = await Promise.all([
        access.get<{ lines: readonly OrderLineView[] }>('/v1/orders'),
        access.get<DisputeFormRules>('/v1/dispute-profile'),
      ]);
      setLines(orders.lines);
      setRules(profile);
      const open = orders.lines.filter(
        (each) => each.orderId === orderId && (each.disputeNumber ?? each.settledBy) === undefined,
      );
      // Of several nobody but the reader knows which.
      if (open.length === 1) answer({ picked: open.map((line) => ({ line, units: '' })) });
    } catch (error) {
      setFailure(codeOf(error));
    }
  };
  useEffect(() => void load(), []);

  const { picked, reason, terms } = answers;
  const contact = useContactTimes(access, reason?.contactFirst && reason.code, answers.contacted);
  const files = arrived(upload.files);
  const faults = openingFaults({ ...answers, details, files, wanted: terms, locale, now: Date.now() });
  return {
    lines,
    rules,
    answers,
    details,
    upload,
    contact,
    failure,
    failureData,
    sending,
    load,
    answer,
    keepDetails,
    fault: (part) => (shown ? faults[part] : undefined),
    reviewing,
    review() {
      if (upload.busy) return true;
      setShown(true);
      setFailure(undefined);
      const whole = Object.keys(faults).length === 0;
      setReviewing(whole);
      return whole;
    },
    change: () => setReviewing(false),
    async send() {
      const [first] = picked;
      if (sending || first === undefined || reason === undefined) return;
      setFailure(undefined);
      setSending(true);
      const key = submissionKey.current;
      const opening = openingOf(key, first.line.orderId, { ...answers, reason }, details, files, locale);
      try {
        const { dispute } = await access.post<{ dispute: DisputeView }>('/v1/disputes', opening);
        keepDetails('');
        opened(dispute.number);
      } catch (error) {
        setFailure(codeOf(error));
        setFailureData(error instanceof ApiError ? error.data : {});
        setSending(false);
      }
    },
  };
}

type WholeAnswers = OpeningAnswers & { readonly reason: ReasonRules };

function openingOf(
  submissionKey: string,
  orderId: string,
  { picked, reason, contacted, delivery, declared, terms }: WholeAnswers,
  details: string,
  files: DisputeOpening['files'],
  locale: Locale,
): DisputeOpening {
  const contactedAt = reason.contactFirst === undefined ? undefined : instantOf(contacted);
  return {
    submissionKey,
    orderId,
    lines: picked.map(({ line, units }) => {
      const quantity = unitsOf(line, units);
      const all = quantity === undefined || quantity === mostUnits(line);
      return { lineId: line.lineId, ...(all ? {} : { quantity }) };
    }),
    reason: reason.code,
    details: details.trim(),
    delivery: reason.asksDelivery && delivery !== '' ? delivery : deliveryOf(reason),
    wanted: termsOf(terms, stakeOfLines(picked), locale),
    files,
    declared,
    ...(contactedAt === undefined ? {} : { contactedAt }),
  };
}

/** As the chat reads it from the reason: whoever complains about an item has it, reported or not. */
function deliveryOf(reason: ReasonRules): DisputeOpening['delivery'] {
  return reason.code === 'not-received' ? 'not-received' : 'signed';
}
