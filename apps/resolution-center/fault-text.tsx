import { useLanguage } from '../../browser/language.tsx';
import { word } from '../case/word-for-code.ts';

/** What is wrong with an answer, in words; empty while nothing is. */
export function FaultText({ id, code }: { id: string; code: string | undefined }) {
  const { words } = useLanguage();
  return (
    <span id={id} class="field-fault" role="alert">
      {code === undefined ? '' : word(words.resolution.form.faults, code)}
    </span>
  );
}
