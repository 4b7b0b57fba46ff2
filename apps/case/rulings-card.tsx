import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { ITEM_TO } from './facts.tsx';
import { LongText } from './long-text.tsx';
import { Moment } from './moment.tsx';
import { ReasonsText } from './reasons-text.tsx';
import { type RulingOnTheWay, rulingsOf } from './rulings.ts';
import { termsText } from './terms-text.ts';
import { word } from './word-for-code.ts';

/** What the platform asked and decided, with its reasons, and what became of it on appeal. */
export function Rulings({ view }: { view: DisputeView }) {
  const { words } = useLanguage();
  const text = words.resolution.rulings;
  // Whoever has to answer it has read it in the first card.
  const mine = view.standing?.says === 'question';
  const asked = view.state === 'info-requested' && !mine ? view.requests.at(-1) : undefined;
  if (view.rulings.length === 0 && asked === undefined) return null;
  return (
    <section class="card ruling-card" aria-labelledby="rulings">
      <h2 id="rulings">{view.rulings.length === 0 ? text.question : text.heading}</h2>
      {asked !== undefined && (
        <div class="callout">
          <p class="small muted">
            {asked.to.map((side) => word(words.disputes.roles, side)).join(' · ')} · <Moment at={asked.at} />
          </p>
          <p class="plain">{asked.question}</p>
        </div>
      )}
      {rulingsOf(view).map((each) => (
        <Decision key={each.ruling.at} {...each} />
      ))}
    </section>
  );
}

function Decision({ ruling, standing, review }: RulingOnTheWay) {
  const { locale, words } = useLanguage();
  const text = words.resolution.rulings;
  const gone = standing === 'overturned' || standing === 'replaced';
  return (
    <div class={gone ? 'ruling ruling-gone' : 'ruling'}>
      {standing !== 'stands' && (
        <p>
          <span class={gone ? 'tag tag-caution' : 'tag tag-good'}>{text[standing]}</span>
        </p>
      )}
      <p class="offer-terms">{termsText(words, locale, ruling.terms)}</p>
      {ruling.itemTo !== undefined && (
        <p class="small">
          {words.resolution.facts.item}: {words.resolution.facts[ITEM_TO[ruling.itemTo]]}
        </p>
      )}
      {ruling.promise !== undefined && <LongText text={ruling.promise} />}
      <ReasonsText {...ruling} />
      <p class="small muted">
        {format(text.fault, { who: word(words.disputes.faults, ruling.fault) })} · <Moment at={ruling.at} />
      </p>
      {review !== undefined && (
        <div class="review">
          <h3 class="small">{text.review}</h3>
          <ReasonsText {...review} />
          <p class="small muted">
            <Moment at={review.at} />
          </p>
        </div>
      )}
    </div>
  );
}
