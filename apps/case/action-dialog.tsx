import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { actionName } from './action-name.ts';
import { moneyText } from './amounts.ts';
import { AskField } from './ask-field.tsx';
import { openQuestions } from './asked-questions.ts';
import { EvidenceSides } from './evidence-gallery.tsx';
import { hintFor } from './hint-for.ts';
import { LossWarning } from './loss.tsx';
import { AgreedMoney, MoneyPreview } from './money-preview.tsx';
import { declinedBefore } from './offers.ts';
import { PostageShown } from './postage.tsx';
import { RulingAtHand } from './ruling-at-hand.tsx';
import { sumAtStake } from './stake.ts';
import { termsFault, termsOf } from './terms-form.ts';
import { termsText } from './terms-text.ts';
import { type ActionFilling, type Intended, type SendAction, type Sent, useActionForm } from './use-action-form.ts';
import { word } from './word-for-code.ts';

/** These weigh evidence, and have it beside them. */
const WEIGHING: readonly string[] = ['propose', 'confirm-ruling', 'decline-ruling', 'uphold', 'overturn'];

/** About what sending the item back has cost. */
const POSTAGE: readonly string[] = ['contest-postage', 'decide-postage'];

/** By these both sides agree to the terms. */
const AGREEING: readonly string[] = ['accept-offer', 'approve', 'accept-loss', 'confirm-agreed'];

interface ActionDialogProps extends Intended {
  readonly onSend: SendAction;
  readonly onClose: () => void;
}

/** The form of one action: what it does, what it asks, and a confirmation. What was typed survives a refusal. */
export function ActionDialog({ onSend, onClose, ...intended }: ActionDialogProps) {
  const { view, action } = intended;
  const { words } = useLanguage();
  const filling = useActionForm(intended, onSend, onClose);
  const { form, values, sending, busy } = filling;
  const name = actionName(words, view, action, intended.version);
  return (
    <Dialog heading={name} closeLabel={words.desk.common.dismiss} onClose={onClose} wide={WEIGHING.includes(action)}>
      {WEIGHING.includes(action) && <EvidenceSides view={view} />}
      <form class="action-form" onSubmit={filling.submit} noValidate>
        <WhatItDoes {...intended} filling={filling} />
        {form.asks.map((ask) => (
          <AskField key={ask} ask={ask} view={view} filling={filling} />
        ))}
        {action === 'propose' && <DeclinedBefore view={view} filling={filling} />}
        {form.asks.includes('outcome') && <MoneyPreview view={view} values={values} />}
        <Refusal sent={filling.refused} />
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {words.resolution.form.back}
          </button>
          <button
            type="submit"
            class={form.weight === 'danger' ? 'button button-danger' : 'button button-main'}
            aria-disabled={busy}
          >
            {sending ? words.resolution.form.sending : name}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the action is, and what it is about: an offer, a question, a decision of somebody else. */
function WhatItDoes({ view, action, version, filling }: Intended & { readonly filling: ActionFilling }) {
  const { locale, words } = useLanguage();
  const { form, loss } = filling;
  const offer = view.offers.find((each) => each.version === version);
  const hint = hintFor(view, action);
  const sum = moneyText(locale, sumAtStake(view, loss));
  return (
    <>
      {Object.hasOwn(words.disputes.hints, hint) && (
        <p class={form.weight === 'danger' ? 'callout callout-caution' : 'muted'}>
          {format(word(words.disputes.hints, hint), { sum })}
        </p>
      )}
      {offer !== undefined && (
        <p class="callout">
          <span class="small muted">{word(words.disputes.by, offer.by)}</span>
          <br />
          <strong>{termsText(words, locale, offer.terms)}</strong>
          {offer.terms.items !== undefined && AGREEING.includes(action) && (
            <>
              <br />
              {words.disputes.others[view.agreedRest ?? 'seller']}
            </>
          )}
        </p>
      )}
      {offer !== undefined && AGREEING.includes(action) && loss === undefined && (
        <AgreedMoney view={view} terms={offer.terms} />
      )}
      <RulingAtHand view={view} action={action} />
      {POSTAGE.includes(action) && view.returnParcel?.postage !== undefined && (
        <PostageShown postage={view.returnParcel.postage} />
      )}
      {action === 'reply-info' &&
        openQuestions(view).map(({ number, question }) => (
          <p key={number} class="callout plain">
            {question}
          </p>
        ))}
      {!form.asks.includes('loss') && <LossWarning loss={loss} />}
    </>
  );
}

/** Whoever proposes what a side has just declined should know it. */
function DeclinedBefore({ view, filling }: { view: Intended['view']; filling: ActionFilling }) {
  const { locale, words } = useLanguage();
  const { values, stake } = filling;
  if (values.kind === '' || termsFault(values, stake, locale) !== undefined) return null;
  const { kind, amount } = termsOf(values, stake, locale);
  const sides = declinedBefore(view.offers, kind, amount);
  if (sides === undefined) return null;
  const who = new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    sides.map((side) => word(words.disputes.roles, side)),
  );
  return <p class="callout callout-caution">{format(words.resolution.form.declinedBefore, { who })}</p>;
}

/** Why the server took nothing, where it did not. */
export function Refusal({ sent }: { sent: Sent | undefined }) {
  const { words } = useLanguage();
  return (
    <div aria-live="assertive">
      {sent?.is === 'refused' && <p class="callout callout-danger">{errorText(words, sent.code, sent.data)}</p>}
      {sent?.is === 'changed' && <p class="callout callout-caution">{words.resolution.form.changed}</p>}
    </div>
  );
}
