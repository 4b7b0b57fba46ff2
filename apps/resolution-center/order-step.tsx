import { useId, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { OrderLineView } from '../../protocol/dispute-opening.ts';
import { moneyText } from '../case/amounts.ts';
import { shortTime } from '../case/remaining.ts';
import { FaultText } from './fault-text.tsx';
import { PlaceLink } from './place-link.tsx';
import type { Place } from './router.ts';
import { type PickedLine, together } from './units.ts';

interface OrderStepProps {
  readonly legend: string;
  readonly lines: readonly OrderLineView[];
  readonly picked: readonly PickedLine[];
  readonly fault: string | undefined;
  readonly go: (to: Place) => void;
  readonly onPick: (line: OrderLineView, on: boolean) => void;
}

/**
 * Which items it is about, of one order: once one is picked, those of other orders are folded away. One that is in dispute
 * already leads to its case.
 */
export function OrderStep({ legend, lines, picked, fault, go, onPick }: OrderStepProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  const [all, setAll] = useState(false);
  const first = picked[0]?.line;
  const shown = first === undefined || all ? lines : lines.filter((line) => together(line, first));
  return (
    <fieldset class="options" aria-describedby={`${id}-fault`}>
      <legend>{legend}</legend>
      {shown.some((line) => shown.some((other) => other !== line && together(line, other))) && (
        <p class="small muted">{text.orderHint}</p>
      )}
      {lines.length === 0 && <p class="callout muted">{text.noOrders}</p>}
      {shown.map((line) => {
        const { orderId, lineId, title, seller, paid, left, deliveredAt, disputeNumber, settledBy } = line;
        const sum =
          left === undefined || settledBy !== undefined
            ? moneyText(locale, paid)
            : format(text.left, { left: moneyText(locale, left), paid: moneyText(locale, paid) });
        const earlier = disputeNumber ?? settledBy;
        const delivered = deliveredAt == null ? [] : [format(text.delivered, { at: shortTime(locale, deliveredAt) })];
        return (
          <label key={`${orderId}/${lineId}`} class={earlier === undefined ? 'option' : 'option option-taken'}>
            <input
              type="checkbox"
              disabled={earlier !== undefined}
              checked={picked.some((each) => each.line.orderId === orderId && each.line.lineId === lineId)}
              onChange={(event) => {
                setAll(false);
                onPick(line, event.currentTarget.checked);
              }}
            />
            <span>
              {title}
              <span class="small muted option-hint">{[orderId, seller, sum, ...delivered].join(' · ')}</span>
              {earlier !== undefined && (
                <span class="small option-hint">
                  <PlaceLink to={{ is: 'case', number: earlier }} go={go}>
                    {format(disputeNumber === undefined ? text.over : text.taken, { number: earlier })}
                  </PlaceLink>
                </span>
              )}
            </span>
          </label>
        );
      })}
      {shown.length < lines.length && (
        <button type="button" class="link-button small" onClick={() => setAll(true)}>
          {words.resolution.page.showAll}
        </button>
      )}
      <FaultText id={`${id}-fault`} code={fault} />
    </fieldset>
  );
}
