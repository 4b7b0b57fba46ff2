import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView, LossView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import {
  ACTION_FORMS,
  type ActionForm,
  type Ask,
  dataOf,
  type Fault,
  faultsOf,
  lossOf,
  NO_VALUES,
  type Sum,
  TEXTS,
  type Values,
  withLoss,
} from './action-forms.ts';
import { toFirstFault } from './first-fault.ts';
import { useKeptText } from './kept-text.ts';
import { arrived, type EvidenceUpload, useEvidenceUpload } from './use-evidence-upload.ts';

/** What came of sending: nothing to say, a code, or that the case had moved on. */
export type Sent =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly code: string; readonly data?: Readonly<Record<string, unknown>> }
  | { readonly is: 'changed' };

export type SendAction = (action: string, data: Readonly<Record<string, unknown>>) => Promise<Sent>;

/** An action that somebody is about to take. */
export interface Intended {
  readonly view: DisputeView;
  readonly access: Access;
  readonly action: string;
  readonly version?: number;
  /** To begin with. */
  readonly files?: readonly File[];
}

/** A form of an action while it is filled in. */
export interface ActionFilling {
  readonly form: ActionForm;
  /** What is given up by it, where it is asked twice. */
  readonly loss: LossView | undefined;
  readonly values: Values;
  /** Of the one question that is answered in words; kept until it is sent. */
  readonly typed: string;
  /** The sum that the case is about. */
  readonly stake: Sum;
  readonly upload: EvidenceUpload;
  readonly busy: boolean;
  readonly sending: boolean;
  /** What came of the last try, where it was refused. */
  readonly refused: Sent | undefined;
  faultFor(ask: Ask): Fault | undefined;
  change(to: Partial<Values>): void;
  type(text: string): void;
  submit(event: Event & { readonly currentTarget: HTMLFormElement }): Promise<void>;
}

export function useActionForm(intended: Intended, onSend: SendAction, onSent: () => void): ActionFilling {
  const { view, access, action, version, files = [] } = intended;
  const { locale } = useLanguage();
  const loss = lossOf(view.actions, action, version);
  const form = withLoss(ACTION_FORMS[action] ?? { asks: [], weight: 'plain' }, loss);
  const own = form.asks.find((ask) => TEXTS.includes(ask));
  const [typed, type] = useKeptText(`${view.number}.${action}`);
  const [chosen, setChosen] = useState<Values>(version === undefined ? NO_VALUES : { ...NO_VALUES, version });
  const upload = useEvidenceUpload(access, action === 'add-evidence');
  useEffect(() => upload.add(files), []);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Sent>();

  const values: Values = { ...chosen, files: arrived(upload.files), texts: own === undefined ? {} : { [own]: typed } };
  const stake = { currency: view.paid.currency, amount: view.funds.stake, paid: view.paid.amount };
  const faults = faultsOf(form.asks, values, stake, locale, view.item);
  const busy = sending || upload.busy;
  return {
    form,
    loss,
    values,
    typed,
    stake,
    upload,
    busy,
    sending,
    refused,
    faultFor: (ask) => (tried ? faults[ask] : undefined),
    change: (to) => setChosen((all) => ({ ...all, ...to })),
    type,
    submit: async (event) => {
      event.preventDefault();
      if (busy) return;
      setTried(true);
      setRefused(undefined);
      if (Object.keys(faults).length > 0) {
        toFirstFault(event.currentTarget);
        return;
      }
      setSending(true);
      const extra = action === 'legal-hold' ? { on: !view.flags.legalHold } : {};
      const sent = await onSend(action, { ...dataOf(form, values, view.paid, locale), ...extra });
      setSending(false);
      if (sent.is !== 'done') return setRefused(sent);
      type('');
      onSent();
    },
  };
}
