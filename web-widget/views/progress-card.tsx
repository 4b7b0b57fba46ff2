import type { ProgressCard } from '../../protocol/conversation.ts';

/** How far a form in the chat has come, above its question. */
export function ProgressCardView({ card: { at, of, step, label } }: { card: ProgressCard }) {
  return (
    <p class="form-progress">
      <span class="form-stages" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <span key={index} class={index + 1 < at ? 'done' : index + 1 === at ? 'now' : ''} />
        ))}
      </span>
      <span>
        {step} · <strong>{label}</strong>
      </span>
    </p>
  );
}
