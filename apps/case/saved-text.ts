import { useState } from 'preact/hooks';
import { ownStorage } from '../../browser/browser-storage.ts';

/** A text that survives a reload until it is sent. */
export function useKeptText(key: string): readonly [string, (text: string) => void] {
  const place = `kaunter.dispute.${key}`;
  const [text, setText] = useState(() => ownStorage.read(place) ?? '');
  return [
    text,
    (next) => {
      ownStorage.write(place, next === '' ? undefined : next);
      setText(next);
    },
  ];
}
