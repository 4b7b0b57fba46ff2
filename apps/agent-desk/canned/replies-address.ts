import { useEffect, useState } from 'preact/hooks';

/** Stands for a new one in the address: no id can be this. */
export const NEW_REPLY = '+';

const PLACE = /^#replies(?:\/(.+))?$/;

/** Where the address is on the page of the canned replies; undefined elsewhere. */
export interface RepliesPlace {
  readonly chosen: string | undefined;
}

export function repliesAddress(chosen?: string): string {
  return chosen === undefined ? '#replies' : `#replies/${chosen}`;
}

/** Follows the address, so that links and the browser's own way back lead to the page and off it. */
export function useRepliesPlace(): RepliesPlace | undefined {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const place = PLACE.exec(hash);
  return place === null ? undefined : { chosen: place[1] };
}
