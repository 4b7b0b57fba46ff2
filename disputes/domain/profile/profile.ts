import { createHash } from 'node:crypto';
import { parse, YAMLParseError } from 'yaml';
import { exampleFor } from './profile-examples.ts';
import { contradictions } from './profile-rules.ts';
import { type Profile, profileSchema } from './profile-schema.ts';

/** One thing that is wrong with a profile file. */
export interface ProfileFault {
  readonly file: string;
  /** Such as `reasons.damaged.solutions[0]`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** What a right value looks like. */
  readonly example: string;
}

/** Thrown with every fault of every file at once, so that an operator mends them in one go. */
export class ProfileFaults extends Error {
  readonly code = 'profile_invalid';
  readonly faults: readonly ProfileFault[];

  constructor(faults: readonly ProfileFault[]) {
    super(
      faults
        .map((each) => `${each.file}: ${each.path || '(file)'} ${each.message}; for example: ${each.example}`)
        .join('\n'),
    );
    this.name = 'ProfileFaults';
    this.faults = faults;
  }
}

/** Reads one profile file; all its faults, or the profile. */
export function readProfile(
  file: string,
  text: string,
): { readonly profile: Profile; readonly print: string } | { readonly faults: readonly ProfileFault[] } {
  let content: unknown;
  try {
    content = parse(text, { maxAliasCount: 100 });
  } catch (cause) {
    const message = cause instanceof YAMLParseError ? `is no YAML: ${cause.message}` : 'is no YAML';
    return { faults: [{ file, path: '', message, example: exampleFor([]) }] };
  }
  const parsed = profileSchema.safeParse(content);
  const found: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues;
  if (parsed.success && found.length === 0) return { profile: parsed.data, print: printOf(content) };
  return {
    faults: found.map(({ path, message }) => ({ file, path: pathText(path), message, example: exampleFor(path) })),
  };
}

/** All profiles of an installation, old versions included, since a case keeps to the version it was opened under. */
export interface ProfileBook {
  /** The newest version of each profile, by id. */
  readonly current: ReadonlyMap<string, Profile>;
  /** A profile in exactly this version, or undefined. */
  find(id: string, version: number): Profile | undefined;
  /** Of every version, to notice when one is edited in place. */
  readonly prints: readonly ProfilePrint[];
}

/** Builds the book from files; throws ProfileFaults with everything that is wrong in any of them. */
export function profileBook(files: Iterable<{ readonly file: string; readonly text: string }>): ProfileBook {
  const faults: ProfileFault[] = [];
  const versions = new Map<string, Profile>();
  const current = new Map<string, Profile>();
  const prints: ProfilePrint[] = [];
  for (const { file, text } of files) {
    const result = readProfile(file, text);
    if ('faults' in result) {
      faults.push(...result.faults);
      continue;
    }
    const { profile, print } = result;
    const key = `${profile.id}@${profile.version}`;
    if (versions.has(key)) {
      const message = `is a second file for ${profile.id} version ${profile.version}`;
      faults.push({ file, path: 'version', message, example: exampleFor(['version']) });
      continue;
    }
    versions.set(key, profile);
    prints.push({ id: profile.id, version: profile.version, print });
    if ((current.get(profile.id)?.version ?? 0) < profile.version) current.set(profile.id, profile);
  }
  if (versions.size === 0 && faults.length === 0) {
    faults.push({ file: '(none)', path: '', message: 'there is no profile at all', example: exampleFor([]) });
  }
  if (faults.length > 0) throw new ProfileFaults(faults);
  return { current, prints, find: (id, version) => versions.get(`${id}@${version}`) };
}

/** Of what the file says, not of what today's program makes of it; days off may change at any time. */
function printOf(content: unknown): string {
  const { calendar, ...rules } = content as Record<string, unknown>;
  const { holidays: _, ...hours } = calendar as Record<string, unknown>;
  return createHash('sha256')
    .update(JSON.stringify(sorted({ ...rules, calendar: hours })))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

export interface ProfilePrint {
  readonly id: string;
  readonly version: number;
  /** Of its rules, whatever the file's layout and comments. */
  readonly print: string;
}
