import { useLanguage } from '../../browser/language.tsx';
import { word } from './word-for-code.ts';

const TONES: Readonly<Record<string, string>> = {
  'respondent-review': 'tag-caution',
  'info-requested': 'tag-caution',
  negotiation: 'state-warm',
  'platform-queue': 'state-warm',
  'platform-review': 'state-warm',
  'appeal-review': 'state-warm',
  ruled: 'tag-good',
  remedy: 'tag-good',
};

/** The state of a case in plain words; for a closed one, how it ended. */
export function StateTag({ state, outcome }: { state: string; outcome?: string | undefined }) {
  const { words } = useLanguage();
  const name = word(words.disputes.states, state);
  return (
    <span class={`tag ${TONES[state] ?? ''}`}>
      {name}
      {outcome === undefined ? '' : ` · ${word(words.disputes.solutions, outcome)}`}
    </span>
  );
}
