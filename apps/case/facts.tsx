import { useLanguage } from '../../browser/language.tsx';
import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import type { CaseItemView } from '../../protocol/dispute-items.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Locale } from '../../protocol/locale.ts';
import { zoneName } from '../../protocol/time/zone-name.ts';
import { moneyText } from './amounts.ts';
import { contactedText } from './contacted-text.ts';
import { LongText } from './long-text.tsx';
import { returnExpected } from './parcels.ts';
import { shortTime } from './remaining.ts';
import { termsText } from './terms-text.ts';
import { isTrade } from './trade.ts';
import { word } from './word-for-code.ts';

/** Words of where the item goes by a decision. */
export const ITEM_TO = { buyer: 'itemBack', seller: 'itemStays' } as const;

/** What the case is about: claim, order, money, and what stands beside the states. */
export function CaseFacts({ view, claim = true }: { view: DisputeView; claim?: boolean }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.facts;
  const { order, funds, courier } = view;
  const trade = isTrade(view);
  const sum = (amount: number): string => moneyText(locale, { amount, currency: funds.currency });
  const rows: readonly (readonly [string, string | undefined, string?])[] = [
    [text.reason, word(words.disputes.reasons, view.reason)],
    [
      text.delivery,
      view.delivery === undefined || trade ? undefined : word(words.disputes.deliveryFacts, view.delivery),
    ],
    [text.wanted, termsText(words, locale, view.wanted)],
    [text.contacted, contactedIn(view)],
    [text.order, order.orderId],
    ...(view.items ?? []).map((item) => [itemName(item), itemSum(item)] as const),
    [text.units, unitsIn(view)],
    [text.buyer, view.buyer],
    [text.seller, view.seller],
    [text.paid, moneyText(locale, view.paid)],
    [text.paidAt, day(order.paidAt)],
    [text.promisedAt, trade ? undefined : day(order.promisedAt)],
    [text.deliveredAt, day(order.deliveredAt)],
    [text.earlier, view.earlier?.number],
    [text.left, funds.gone > 0 ? sum(funds.stake) : undefined],
    [text.held, placed(funds.left)],
    [words.resolution.money.toBuyer, placed(funds.refunded)],
    [words.resolution.money.toSeller, placed(funds.released)],
    [text.unheld, placed(funds.unheld)],
    [text.chargedBack, placed(funds.chargedBack)],
    [text.courier, courier == null ? undefined : courierText(words, courier)],
    [
      text.weight,
      courier?.weight === undefined
        ? undefined
        : format(text.weights, {
            sent: grams(locale, courier.weight.sent),
            arrived: grams(locale, courier.weight.arrived),
          }),
    ],
    [text.item, placeText(view)],
    [text.times, zoneName(view.timeZone, locale)],
  ];
  /** Where the money is stands in a party's first card. */
  function placed(minor: number): string | undefined {
    return minor > 0 && view.standing === undefined ? sum(minor) : undefined;
  }
  /** Told once it matters: when the item is to move or has, or a decision says where it goes. */
  function placeText({ item, settlement }: DisputeView): string | undefined {
    if (item === 'buyer' && settlement?.itemTo === undefined && !returnExpected(view)) return undefined;
    const goes =
      settlement?.itemTo === undefined || item === settlement.itemTo ? [] : [text[ITEM_TO[settlement.itemTo]]];
    return [word(words.disputes.places, item), ...goes].join(' · ');
  }
  function contactedIn({ contact: { contactedAt, waitUntil } = {} }: DisputeView): string | undefined {
    return contactedAt === undefined ? undefined : contactedText(words, locale, contactedAt, waitUntil, view.timeZone);
  }
  function itemName({ title, units, bought }: CaseItemView): string {
    return bought < 2 ? title : `${title} × ${units}`;
  }
  function itemSum({ units, bought, sum: own, earlier }: CaseItemView): string {
    const of =
      units < bought ? format(text.unitsOf, { units, bought, sum: moneyText(locale, own) }) : moneyText(locale, own);
    return earlier === undefined ? of : `${of} · ${text.earlier} ${earlier}`;
  }
  function unitsIn({ quantity: units }: DisputeView): string | undefined {
    const of = { bought: order.quantity ?? 1, sum: sum(funds.stake) };
    return units === undefined ? undefined : format(text.unitsOf, { units, ...of });
  }
  function day(at: string | undefined | null): string | undefined {
    return at == null ? undefined : shortTime(locale, at, view.timeZone);
  }
  return (
    <section class="card facts-card" aria-labelledby="facts">
      <h2 id="facts">{text.heading}</h2>
      {claim && <LongText text={view.details} class="claim" />}
      <dl class="facts">
        {rows.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name} class="fact">
              <dt>{name}</dt>
              <dd class="breakable">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <CaseFlags view={view} />
    </section>
  );
}

/** What stands beside the states: a frozen or held case, a silent side. */
function CaseFlags({ view: { flags, state, role, standing } }: { view: DisputeView }) {
  const { words } = useLanguage();
  const text = words.resolution.facts;
  // The first card has warned a party of it.
  const warned = (side: string) => standing?.warning === (side === role ? 'adverse-you' : 'adverse-other');
  const silent = state === 'closed' ? [] : flags.adverse.filter((side) => !warned(side));
  return (
    <div class="flags">
      {flags.chargebackFreeze && <p class="callout callout-caution small">{text.chargeback}</p>}
      {flags.legalHold && <p class="callout callout-caution small">{text.legalHold}</p>}
      {silent.map((side) => (
        <p key={side} class="callout callout-caution small">
          {format(text.adverse, { who: word(words.disputes.roles, side) })}
        </p>
      ))}
    </div>
  );
}

/** What the courier has found, and why. */
function courierText(words: Words, { result, reasons }: NonNullable<DisputeView['courier']>): string {
  if (result == null) return words.resolution.facts.pending;
  const found = word(words.disputes.courier, result);
  return reasons === undefined ? found : `${found} · ${reasons}`;
}

function grams(locale: Locale, count: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'gram' }).format(count);
}
