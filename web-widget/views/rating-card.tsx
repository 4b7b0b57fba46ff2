import { useId, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { useWidget } from './widget-context.ts';

const SCORES = [1, 2, 3, 4, 5] as const;
type Score = (typeof SCORES)[number];

/** Asks how the conversation was, 1 to 5, with room for words. */
export function RatingCard({ seq, rated }: { seq: number; rated: boolean }) {
  const { say, session } = useWidget();
  const [score, setScore] = useState<Score>();
  const [hover, setHover] = useState<Score>();
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();

  if (rated) {
    return (
      <p class="system" role="status">
        {say('ratingThanks')}
      </p>
    );
  }
  const lit = hover ?? score ?? 0;
  return (
    <form
      class="card rating"
      onSubmit={async (event) => {
        event.preventDefault();
        if (score === undefined || busy) return;
        setBusy(true);
        await session.rate(seq, score, comment.trim());
        setBusy(false);
      }}
    >
      <fieldset>
        <legend>{say('ratingTitle')}</legend>
        <div class="stars" onPointerLeave={() => setHover(undefined)}>
          {SCORES.map((value) => (
            <label key={value} class={value <= lit ? 'star lit' : 'star'} onPointerEnter={() => setHover(value)}>
              <input
                type="radio"
                name={id}
                value={value}
                checked={score === value}
                onChange={() => setScore(value)}
                aria-label={say(`rating${value}`)}
              />
              <Icon name="star" fill={value <= lit} />
            </label>
          ))}
          <span class="score-words" aria-hidden="true">
            {lit > 0 && say(`rating${lit}`)}
          </span>
        </div>
      </fieldset>
      {score !== undefined && (
        <>
          <label class="comment" for={`${id}-comment`}>
            {say('ratingComment')}
          </label>
          <textarea
            id={`${id}-comment`}
            rows={2}
            maxLength={1000}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="pill strong" aria-disabled={busy}>
            {say('ratingSend')}
          </button>
        </>
      )}
    </form>
  );
}
