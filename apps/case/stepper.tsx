import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView } from '../../protocol/disputes.ts';
import { stagesOf } from './stages.ts';

/** The stages of a case in a row, with the one where it is. */
export function Stepper({ view }: { view: DisputeView }) {
  const { words } = useLanguage();
  const text = words.resolution.steps;
  return (
    <ol class="steps" aria-label={text.label}>
      {stagesOf(view).map(({ stage, is }) => (
        <li key={stage} class={`step step-${is}`} aria-current={is === 'now' ? 'step' : undefined}>
          <span class="step-mark" aria-hidden="true" />
          <span class="step-name">{text[stage]}</span>
          {is !== 'now' && <span class="visually-hidden">: {text[is]}</span>}
        </li>
      ))}
    </ol>
  );
}
