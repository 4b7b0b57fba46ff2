import { useState } from 'preact/hooks';
import { forget, remember, remembered } from '../../browser/browser-storage.ts';

/** A text that survives a reload until it is sent. */
export function useKeptText(key: string): readonly [string, (text: string) => void] {
  const place = `kaunter.dispute.${key}`;
  const [text, setText] = useState(() => remembered(place) ?? '');
  return [
    text,
    (next) => {
      if (next === '') forget(place);
      else remember(place, next);
      setText(next);
    },
  ];
}
