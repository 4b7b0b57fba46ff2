import type { ActionView, DisputeView, LossView } from '../../protocol/disputes.ts';
import type { ActionForm, Ask, Values } from './action-forms.ts';

/** What a person gives up by this action on this version, where the server asks for it twice. */
export function lossOf(actions: readonly ActionView[], action: string, version?: number): LossView | undefined {
  const found = actions.find((each) => each.open && each.action === action);
  return found?.open ? found.losses?.find((loss) => loss.version === version) : undefined;
}

/** The form with its second question, where something is lost; what was lost is named to the server either way. */
export function withLoss(form: ActionForm, loss: LossView | undefined): ActionForm {
  if (loss === undefined) return form;
  const { solution, minor, currency } = loss;
  const asks: readonly Ask[] = minor > 0 ? [...form.asks, 'loss'] : form.asks;
  return { asks, weight: 'danger', always: { ...form.always, confirm: { solution, minor, currency } } };
}

/** The form with what has to be said where the chosen outcome goes against a promise of the marketplace. */
export function withPromise(
  form: ActionForm,
  promise: DisputeView['promise'],
  { kind, items }: Pick<Values, 'kind' | 'items'>,
): ActionForm {
  const against = promise?.answerFor.includes(kind) === true || (items !== undefined && promise?.eachItem === true);
  if (!form.asks.includes('outcome') || !against) return form;
  return { ...form, asks: form.asks.flatMap((ask): Ask[] => (ask === 'reasons' ? ['promise', ask] : [ask])) };
}
