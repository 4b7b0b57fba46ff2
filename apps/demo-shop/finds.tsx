import { useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { moneyText } from '../case/amounts.ts';
import { Picture } from './pictures.tsx';

const CURRENCIES = ['MYR', 'VND', 'USD'] as const;
type Currency = (typeof CURRENCIES)[number];

/** Goods of the shop window, with prices in minor units. They are for looking at only. */
const FINDS = [
  { id: 'headphones', MYR: 34_900, VND: 1_890_000, USD: 7_900 },
  { id: 'lamp', MYR: 12_900, VND: 690_000, USD: 2_900 },
  { id: 'shoes', MYR: 25_900, VND: 1_390_000, USD: 5_900 },
  { id: 'backpack', MYR: 18_900, VND: 990_000, USD: 4_200 },
  { id: 'kettle', MYR: 15_900, VND: 850_000, USD: 3_500 },
  { id: 'mug', MYR: 3_990, VND: 219_000, USD: 900 },
] as const;

/** A strip of the shop window in one of three currencies. */
export function Finds() {
  const { locale, words } = useLanguage();
  const text = words.shop.finds;
  const [currency, setCurrency] = useState<Currency>('MYR');
  return (
    <section class="band" aria-labelledby="finds">
      <header class="band-head">
        <h2 id="finds">{text.heading}</h2>
        <label class="shop-select">
          <span class="visually-hidden">{text.currency}</span>
          <select
            value={currency}
            onChange={(event) =>
              setCurrency(CURRENCIES.find((candidate) => candidate === event.currentTarget.value) ?? 'MYR')
            }
          >
            {CURRENCIES.map((candidate) => (
              <option key={candidate}>{candidate}</option>
            ))}
          </select>
        </label>
      </header>
      <ul class="finds">
        {FINDS.map((find) => (
          <li key={find.id}>
            <span class="find-picture">
              <Picture of={find.id} size={96} />
            </span>
            <span>{text[find.id]}</span>
            <strong>{moneyText(locale, { amount: find[currency], currency })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
