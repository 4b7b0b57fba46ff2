import { useId, useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { CAPACITY_MAX } from './preferences.ts';

interface CapacityFieldProps {
  readonly capacity: number;
  readonly onCapacity: (capacity: number) => void;
}

/**
 * How many chats the agent takes at once. A number that is being typed stays, though the desk is drawn each second, until
 * it is taken or the focus leaves; one that cannot be taken is told at once, and the last one comes back on leaving.
 */
export function CapacityField({ capacity, onCapacity }: CapacityFieldProps) {
  const { words } = useLanguage();
  const text = words.desk.presence;
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const leave = (): void => {
    setTyped(undefined);
    setWrong(false);
  };
  return (
    <div>
      <label class="field field-inline">
        <span>{text.capacity}</span>
        <input
          type="number"
          min={1}
          max={CAPACITY_MAX}
          value={typed ?? String(capacity)}
          aria-invalid={wrong}
          aria-describedby={id}
          onInput={({ currentTarget: { value, validity } }) => {
            setTyped(value);
            setWrong(!validity.valid);
          }}
          onChange={({ currentTarget: { value, valueAsNumber, validity } }) => {
            if (value === '' || !validity.valid) return;
            onCapacity(valueAsNumber);
            leave();
          }}
          onBlur={leave}
        />
      </label>
      <p id={id} class="capacity-wrong small" role="alert">
        {wrong && format(text.capacityWrong, { most: CAPACITY_MAX })}
      </p>
    </div>
  );
}
