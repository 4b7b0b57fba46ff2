import { useLanguage } from '../../../browser/language.tsx';
import { codesByWord } from './codes.ts';

interface CodeChoiceProps {
  readonly legend: string;
  readonly group: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Which codes something fits; each word stands for all its codes. */
export function CodeChoice({ legend, group, chosen, onChange }: CodeChoiceProps) {
  const { words } = useLanguage();
  const toggle = (codes: readonly string[], on: boolean): void => {
    const others = chosen.filter((code) => !codes.includes(code));
    onChange(on ? [...others, ...codes] : others);
  };
  return (
    <fieldset class="options">
      <legend>{legend}</legend>
      <p class="small muted">{words.resolution.desk.prepared.edit.allHint}</p>
      <div class="code-choice">
        {[...codesByWord(group, chosen)].map(([name, codes]) => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={codes.some((code) => chosen.includes(code))}
              onChange={(event) => toggle(codes, event.currentTarget.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
