import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView } from '../../protocol/disputes.ts';
import { STAFF_ACCESS } from '../case/access.ts';
import { Refusal } from '../case/action-dialog.tsx';
import { AskField } from '../case/ask-field.tsx';
import { MoneyPreview } from '../case/money-preview.tsx';
import { useActionForm } from '../case/use-action-form.ts';
import type { Case } from '../case/use-case.ts';
import { word } from '../case/word-for-code.ts';

interface DecisionCardProps {
  readonly kept: Case;
  readonly view: DisputeView;
  readonly onDecided: () => void;
}

const isOpen = ({ actions }: DisputeView, action: string): boolean =>
  actions.some((each) => each.action === action && each.open);

/** Whether the reader could decide this case now, or could after taking it. */
export function mayDecide(view: DisputeView): boolean {
  return isOpen(view, 'rule') || (view.state === 'platform-queue' && isOpen(view, 'claim'));
}

/** The decision, beside what it is made on. A case that nobody has is taken by deciding it. */
export function DecisionCard({ kept, view, onDecided }: DecisionCardProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const taken = isOpen(view, 'rule');
  const intended = { view, access: STAFF_ACCESS, action: 'rule' } as const;
  const filling = useActionForm(
    intended,
    (action, data) => kept.send(action, data, taken ? undefined : 'claim'),
    onDecided,
  );
  const name = taken ? word(words.disputes.actions, 'rule') : text.takeAndDecide;
  return (
    <section class="card decision-card" aria-labelledby="decision">
      <h2 id="decision">{text.decide}</h2>
      <form class="action-form" onSubmit={filling.submit} noValidate>
        {filling.form.asks.map((ask) => (
          <AskField key={ask} ask={ask} view={view} filling={filling} />
        ))}
        <div class="decision-foot">
          <MoneyPreview view={view} values={filling.values} />
          <Refusal sent={filling.refused} />
          <button type="submit" class="button button-main" aria-disabled={filling.busy}>
            {filling.sending ? words.resolution.form.sending : name}
          </button>
        </div>
      </form>
    </section>
  );
}
