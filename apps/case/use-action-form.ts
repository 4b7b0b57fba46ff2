import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView, LossView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import { dataOf } from './action-data.ts';
import { type Fault, faultsOf } from './action-faults.ts';
import { ACTION_FORMS, type ActionForm, type Ask, KEPT, NO_VALUES, type Values } from './action-forms.ts';
import { lossOf, withLoss, withPromise } from './changed-forms.ts';
import { toFirstFault } from './first-fault.ts';
import { mostPostage } from './parcel-data.ts';
import { useKeptText } from './saved-text.ts';
import type { Sum } from './terms-form.ts';
import { stakeOf } from './units.ts';
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
  readonly action: string;
  readonly access: Access;
  /** What is given up by it, where it is asked twice. */
  readonly loss: LossView | undefined;
  readonly values: Values;
  /** The sum that the case is about. */
  readonly stake: Sum;
  /** The most that it takes for postage. */
  readonly postage: Sum;
  readonly upload: EvidenceUpload;
  readonly busy: boolean;
  readonly sending: boolean;
  /** What came of the last try, where it was refused. */
  readonly refused: Sent | undefined;
  faultFor(ask: Ask): Fault | undefined;
  change(to: Partial<Values>): void;
  type(ask: Ask, text: string): void;
  submit(event: Event & { readonly currentTarget: HTMLFormElement }): Promise<void>;
}

export function useActionForm(intended: Intended, onSend: SendAction, onSent: () => void): ActionFilling {
  const { view, access, action, version, files = [] } = intended;
  const { locale } = useLanguage();
  const loss = lossOf(view.actions, action, version);
  const plain = withLoss(ACTION_FORMS[action] ?? { asks: [], weight: 'plain' }, loss);
  const own = plain.asks.find((ask) => KEPT.includes(ask));
  const [kept, keep] = useKeptText(`${view.number}.${action}`);
  const [chosen, setChosen] = useState<Values>(() => ({
    ...NO_VALUES,
    texts: knownTexts(view, action),
    ...(version === undefined ? {} : { version }),
  }));
  const form = withPromise(plain, view.promise, chosen);
  const upload = useEvidenceUpload(access, action === 'add-evidence');
  useEffect(() => upload.add(files), []);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Sent>();

  const texts = own === undefined ? chosen.texts : { ...chosen.texts, [own]: kept };
  const values: Values = { ...chosen, files: arrived(upload.files), texts };
  const change = (to: Partial<Values>): void => setChosen((all) => ({ ...all, ...to }));
  const stake = stakeOf(view, chosen.items);
  const postage = mostPostage(view, action, stake);
  const faults = faultsOf(form.asks, values, stake, locale, view.item, postage);
  const busy = sending || upload.busy;
  return {
    form,
    action,
    access,
    loss,
    values,
    stake,
    postage,
    upload,
    busy,
    sending,
    refused,
    faultFor: (ask) => (tried ? faults[ask] : undefined),
    change,
    type: (ask, text) => (ask === own ? keep(text) : change({ texts: { ...chosen.texts, [ask]: text } })),
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
      const sent = await onSend(action, { ...dataOf(form, values, stake, locale, postage), ...extra });
      setSending(false);
      if (sent.is !== 'done') return setRefused(sent);
      keep('');
      onSent();
    },
  };
}

/** What was said before, where an action corrects it. */
function knownTexts({ returnParcel, goodsParcel }: DisputeView, action: string): Values['texts'] {
  const parcel = action === 'goods-sent' ? goodsParcel : returnParcel;
  if (action === 'return-label') {
    const { label = '', address = '', instructions = '' } = returnParcel ?? {};
    return { label, address, instructions };
  }
  if (action !== 'return-shipped' && action !== 'goods-sent') return {};
  return { carrier: parcel?.courier ?? '', tracking: parcel?.tracking ?? '' };
}
