import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { openQuestions } from './asked-questions.ts';
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
  const open = openQuestions(view);
  // Whoever has to answer has read the newest in the first card.
  const asked = view.standing?.says === 'question' ? open.slice(0, -1) : open;
  if (view.rulings.length === 0 && asked.length === 0) return null;
  return (
    <section class="card ruling-card" aria-labelledby="rulings">
      <h2 id="rulings">{view.rulings.length === 0 ? text.question : text.heading}</h2>
      {asked.map(({ number, to, at, question }) => (
        <div key={number} class="callout">
          <p class="small muted">
            {to.map((side) => word(words.disputes.roles, side)).join(' · ')} · <Moment at={at} />
          </p>
          <p class="plain">{question}</p>
        </div>
      ))}
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
