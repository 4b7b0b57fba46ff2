import { readFileSync } from 'node:fs';

type Bytes = Uint8Array<ArrayBuffer>;

export function fixture(name: string): Bytes {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

/** A film that plays, followed by so many bytes that no track speaks of. */
export function longFilm(bytes: number): Bytes {
  const film = fixture('place.mp4');
  const rest = Math.max(8, bytes - film.length);
  const long = new Uint8Array(film.length + rest);
  long.set(film);
  new DataView(long.buffer).setUint32(film.length, rest);
  long.set(Buffer.from('mdat'), film.length + 4);
  return long;
}
