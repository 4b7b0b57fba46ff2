import type { AttachmentLinks } from '../../files/attachment-links.ts';
import type { AttachmentStore, StoredAttachment } from '../../files/attachments.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { CaseMessages, DisputeRecords } from '../cases/case-messages.ts';
import type { WaitingRoom } from '../cases/waiting-evidence.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import type { ViewFacts } from './dispute-view.ts';
import { pastCasesOf, signalsOf } from './for-mediators.ts';
import { isStaff, type Reader } from './reader.ts';
import type { SimilarDecisions } from './similar-decisions.ts';
import type { TiesOf } from './ties.ts';

export interface ViewPorts {
  readonly records: DisputeRecords;
  readonly messages: CaseMessages;
  readonly waiting: Pick<WaitingRoom, 'of'>;
  readonly attachments: Pick<AttachmentStore, 'find' | 'findAny'>;
  readonly accountName: (id: string) => Promise<string | undefined>;
  readonly tiesOf: TiesOf;
  readonly similarTo: SimilarDecisions;
  readonly profiles: ProfileBook;
  /** Of the rules in use, for cases whose own are missing. */
  readonly timeZone: string;
  readonly pictureOf: (lineId: string) => string | undefined;
  readonly sign: AttachmentLinks['sign'];
  readonly now: () => Instant;
}

/** Looks up all that this reader's view of a case is made of. */
export async function viewFacts(ports: ViewPorts, row: DisputeCase, reader: Reader): Promise<ViewFacts> {
  const { records, messages, attachments } = ports;
  const [history, said, waiting] = await Promise.all([
    records.history(row.id),
    messages.of(row.id),
    ports.waiting.of(row.id),
  ]);
  const fileIds = [...row.evidence.map((item) => item.fileId), ...said.flatMap((message) => message.attachments)];
  const actors = history.map(({ actor }) => actor).filter(({ role }) => role === 'mediator' || role === 'supervisor');
  const people = [...actors.map((actor) => actor.id), row.assignedTo ?? [], row.pendingRuling?.by ?? []].flat();
  const [files, unchecked, staff, signals, past, similar] = await Promise.all([
    filesOf(ports, fileIds),
    waiting.length === 0 ? [] : attachments.findAny(waiting.map((file) => file.fileId)),
    isStaff(reader) ? staffNamesOf(ports, people) : new Map<string, string>(),
    isStaff(reader) ? signalsOf(ports, row) : undefined,
    isStaff(reader) ? pastCasesOf(ports, row) : undefined,
    isStaff(reader) ? ports.similarTo(row) : undefined,
  ]);
  return {
    row,
    profile: profileOf(ports, row),
    timeZone: ports.timeZone,
    history,
    messages: said,
    files,
    waiting,
    unchecked: new Map(unchecked.map((file) => [file.id, file])),
    staff,
    pictureOf: ports.pictureOf,
    signals,
    past,
    similar,
    sign: ports.sign,
    at: ports.now(),
  };
}

/** Names of staff by account id. */
export async function staffNamesOf(
  { accountName }: Pick<ViewPorts, 'accountName'>,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, (await accountName(id)) ?? ''] as const));
  return new Map(found);
}

/** Undefined of a case that has closed, once its rules were taken out of the folder. */
export function profileOf(
  { profiles }: Pick<ViewPorts, 'profiles'>,
  { profile: { id, version } }: DisputeCase,
): Profile | undefined {
  return profiles.find(id, version);
}

export async function filesOf(
  { attachments }: Pick<ViewPorts, 'attachments'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredAttachment>> {
  return new Map((await attachments.find([...new Set(ids)])).map((file) => [file.id, file]));
}
