import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../server/config.ts';
import { ConfigError } from '../server/config-fault.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlProfilePrints } from '../store/sql/disputes/profile-prints.ts';
import { reasonOf } from '../transport/outage-log.ts';
import { type ProfileBook, profileBook } from './domain/profile/profile.ts';
import { checkProfiles } from './domain/profile/profile-fingerprints.ts';

/**
 * The profiles that cases keep to, and the one for new cases.
 * @throws ProfileFaults, ConfigError where one is missing, cannot be read or is not what it was
 */
export async function openProfiles(root: string, config: Config, database: Database, at: number) {
  const loaded = loadProfiles(root, config.disputes);
  await requireProfiles(database, loaded.profiles, config, at);
  return loaded;
}

/**
 * The shipped profiles and the operator's own.
 * @throws ProfileFaults, ConfigError where the operator's own cannot be read, or the profile for new cases is not among them
 */
function loadProfiles(root: string, { profile: id, profilesDir }: Config['disputes']) {
  const own = profilesDir === undefined ? [] : ownFilesOf(profilesDir);
  const profiles = profileBook([...filesOf(join(root, 'disputes/profiles')), ...own]);
  const profile = profiles.current.get(id);
  if (profile === undefined)
    throw new ConfigError([
      {
        setting: 'DISPUTE_PROFILE',
        problem: `there is no profile ${id}`,
        example: [...profiles.current.keys()].join(' or '),
      },
    ]);
  return { profiles, profile };
}

/**
 * Living cases keep to rules that are there, and are what they were.
 * @throws ConfigError that names each profile and how many cases it is about
 */
async function requireProfiles(database: Database, book: ProfileBook, config: Config, at: number) {
  const trouble = await checkProfiles(sqlProfilePrints(database), book, config.disputes.acceptEdited, at);
  if (trouble.length === 0) return;
  throw new ConfigError(
    trouble.map(({ is, id, version, cases }) => {
      const whose = `${cases} ${cases === 1 ? 'running dispute keeps' : 'running disputes keep'} to ${id} version ${version}`;
      return is === 'missing'
        ? {
            setting: 'DISPUTE_PROFILES_DIR',
            problem: `${whose}, and no file holds it: bring it back, it is needed until the last of them has closed`,
            example: './my-profiles',
          }
        : {
            setting: 'ACCEPT_EDITED_PROFILES',
            problem: `${whose}, and its file was edited: undo that, and put what is to change into a file with version ${version + 1}; or, where the edit is meant for them, accept it`,
            example: `${id}@${version}`,
          };
    }),
  );
}

function ownFilesOf(folder: string) {
  try {
    return filesOf(folder);
  } catch (error) {
    const problem = `the folder ${folder} cannot be read (${reasonOf(error)})`;
    throw new ConfigError([{ setting: 'DISPUTE_PROFILES_DIR', problem, example: './my-profiles' }]);
  }
}

function filesOf(folder: string) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
