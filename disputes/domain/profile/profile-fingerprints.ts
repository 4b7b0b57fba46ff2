import type { Instant } from '../../../protocol/instant.ts';
import type { ProfileBook, ProfilePrint } from './profile.ts';

/** Which rules were in use, kept beside the cases that they hold for. */
export interface ProfilePrints {
  /** Profiles and versions that living cases keep to. */
  inUse(): Promise<readonly { readonly id: string; readonly version: number; readonly cases: number }[]>;
  /** `id@version` → the print that was kept. */
  kept(): Promise<ReadonlyMap<string, string>>;
  keep(prints: readonly ProfilePrint[], at: Instant): Promise<void>;
}

/** Rules that living cases keep to and that are not there, or no longer what they were. */
export interface ProfileTrouble {
  readonly is: 'missing' | 'edited';
  readonly id: string;
  readonly version: number;
  /** How many living cases this is about. */
  readonly cases: number;
}

/**
 * Compares the files with what living cases keep to. Without trouble, the prints of today are kept; rules that no living case
 * keeps to may change freely.
 * @param accepted `id@version` whose edit an operator answers for
 */
export async function checkProfiles(
  prints: ProfilePrints,
  book: ProfileBook,
  accepted: readonly string[],
  at: Instant,
): Promise<readonly ProfileTrouble[]> {
  const [used, kept] = await Promise.all([prints.inUse(), prints.kept()]);
  const now = new Map(book.prints.map((one) => [`${one.id}@${one.version}`, one.print]));
  const trouble = used.flatMap(({ id, version, cases }): ProfileTrouble[] => {
    const key = `${id}@${version}`;
    const print = now.get(key);
    if (print === undefined) return [{ is: 'missing', id, version, cases }];
    const before = kept.get(key);
    if (before === undefined || before === print || accepted.includes(key)) return [];
    return [{ is: 'edited', id, version, cases }];
  });
  if (trouble.length === 0)
    await prints.keep(
      book.prints.filter(({ id, version, print }) => kept.get(`${id}@${version}`) !== print),
      at,
    );
  return trouble;
}
