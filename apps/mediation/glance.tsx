import type { ComponentChildren } from 'preact';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeParty, DisputeView } from '../../protocol/disputes.ts';
import { moneyText } from '../case/amounts.ts';
import { LongText } from '../case/long-text.tsx';
import { Moment } from '../case/moment.tsx';
import { offersOf } from '../case/offers.ts';
import { termsText } from '../case/terms-text.ts';
import { isTrade } from '../case/trade.ts';
import { word } from '../case/word-for-code.ts';
import { answerOf, arrivalOf, putsForward } from './sides.ts';

/** What it is about, in one look: why it is here, the sum, where the item is, what each side wants and answers, and the claim. */
export function Glance({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const arrival = arrivalOf(view);
  return (
    <section class="card glance-card" aria-labelledby="glance">
      <h2 id="glance">{text.glance}</h2>
      <dl class="glance">
        {arrival !== undefined && (
          <Line name={text.why} wide>
            {word(words.disputes.events, arrival.event)}
            <span class="small muted glance-more">
              {word(words.disputes.roles, arrival.by.role)} · <Moment at={arrival.at} />
            </span>
            {arrival.text !== undefined && arrival.text !== '' && <LongText text={arrival.text} class="glance-words" />}
          </Line>
        )}
        <Line name={text.stake}>{moneyText(locale, { currency: view.paid.currency, amount: view.funds.stake })}</Line>
        <Line name={words.resolution.facts.reason}>{word(words.disputes.reasons, view.reason)}</Line>
        {!isTrade(view) && <Line name={words.resolution.facts.item}>{word(words.disputes.places, view.item)}</Line>}
        <Side view={view} side="buyer" name={text.wants} />
        <Side view={view} side="seller" name={text.offers} />
      </dl>
      <LongText text={view.details} class="claim" />
    </section>
  );
}

function Line({ name, wide = false, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={wide ? 'glance-wide' : ''}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a side puts forward, and what it has answered, or that it kept silent. */
function Side({ view, side, name }: { view: DisputeView; side: DisputeParty; name: string }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const [latest] = offersOf(view.offers, side);
  const { entry, text: said, letPass } = answerOf(view, side);
  const silent = entry === undefined && side !== view.claimant;
  return (
    <>
      {putsForward(view, side) && (
        <Line name={isTrade(view) ? words.resolution.facts.wanted : name}>
          {latest === undefined ? text.nothing : termsText(words, locale, latest.terms)}
        </Line>
      )}
      <Line name={format(text.says, { who: word(words.disputes.roles, side) })} wide>
        {entry !== undefined && word(words.disputes.events, entry.event)}
        {entry === undefined && !silent && text.openedIt}
        {silent && <span class="tag tag-caution">{text.silent}</span>}{' '}
        {letPass && <span class="tag tag-caution">{text.letPass}</span>}
        {said !== undefined && said !== '' && <LongText text={said} class="glance-words" />}
      </Line>
    </>
  );
}
