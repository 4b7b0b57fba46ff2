import { join } from 'node:path';
import { CodedError, type ErrorCode } from '../protocol/error-codes.ts';
import type { Process } from '../server/process.ts';
import { clamdScanner } from '../store/clamd/clamd-scanner.ts';
import { folderAttachmentFiles } from '../store/files/folder-files.ts';
import { type ExternalService, watched } from '../transport/external-services.ts';
import type { RateLimits } from '../transport/rate-limits.ts';
import type { Route } from '../transport/route.ts';
import type { AttachmentLinks } from './attachment-links.ts';
import type { AttachmentFiles, AttachmentStore, Quarantine, Scanner, StoredAttachment } from './attachments.ts';
import { fileRoutes } from './file-routes.ts';
import { type PartFile, uploadKeeper } from './keep-upload.ts';
import { type ScanDesk, scanDesk } from './scan-desk.ts';
import { openSpool } from './spool.ts';
import { sweepOrphans } from './sweep-orphans.ts';

export interface FileParts {
  readonly process: Process;
  readonly attachments: AttachmentStore & Quarantine;
  readonly links: AttachmentLinks;
  readonly limits: RateLimits;
  readonly aroundFiles: ((files: AttachmentFiles) => AttachmentFiles) | undefined;
  readonly onScanned: (file: StoredAttachment, state: 'ready' | 'refused') => Promise<void>;
  /** Whether what a file is shown with is withheld from those who see it. */
  readonly withheld: (within: string) => Promise<boolean>;
}

export interface Files {
  readonly routes: readonly Route[];
  /** Keeps a file that came in a mail or a form, once however often it is tried; `unchecked`: its scan has not ended. */
  keepBytes(file: PartFile, ownerId: string): Promise<StoredAttachment | 'refused' | 'unchecked'>;
  /** Begins to sweep, and to scan what waits. */
  start(): void;
  close(): Promise<void>;
}

/** What a file is at fault for; all else is ours, and may pass. */
const REFUSED: ReadonlySet<ErrorCode> = new Set([
  'file_type_refused',
  'file_damaged',
  'file_missing',
  'picture_too_large',
  'payload_too_large',
]);
/** Most uploads under way at a time: room on the disk for 40 films. */
const MOST_UPLOADS = 40;
const SWEEP_EVERY_MS = 60 * 60_000;

function watchedScanner(scanner: Scanner, service: ExternalService): Scanner {
  return { scan: (content) => watched(service, scanner.scan(content)) };
}

/** Sweeping is left out: what it cannot do now it does at its next round. */
function watchedFiles(files: AttachmentFiles, service: ExternalService): AttachmentFiles {
  return {
    ...files,
    put: (id, path) => watched(service, files.put(id, path)),
    read: (id, range) => watched(service, files.read(id, range)),
    remove: (id) => watched(service, files.remove(id)),
  };
}

/** The files' part of the process: where they lie, how they come in and go out, and who looks through them. */
export async function composeFiles(parts: FileParts): Promise<Files> {
  const { process, attachments, links, limits, aroundFiles } = parts;
  const { config, externalService, now, newId, onFault } = process;
  const { s3, clamd } = config.files;
  const plain =
    s3 === undefined
      ? folderAttachmentFiles(join(config.dataDir, 'files'))
      : watchedFiles((await import('../store/s3/s3-files.ts')).s3AttachmentFiles(s3), externalService('s3'));
  const files = aroundFiles?.(plain) ?? plain;
  const spool = openSpool(join(config.dataDir, 'uploads'), newId, MOST_UPLOADS);
  const desk: ScanDesk | undefined =
    clamd === undefined
      ? undefined
      : scanDesk({
          quarantine: attachments,
          files,
          scanner: watchedScanner(clamdScanner(clamd), externalService('clamd')),
          onSettled: parts.onScanned,
          now,
          onFault,
        });

  let sweeping = Promise.resolve();
  const sweep = () => {
    sweeping = sweepOrphans(files, attachments, spool, now).then(
      () => undefined,
      (error: unknown) => void onFault(error, 'sweep'),
    );
  };
  let timer: NodeJS.Timeout | undefined;
  const keeper = uploadKeeper({ store: attachments, files, spool, scanned: desk !== undefined, now, newId });
  const scan = async (file: StoredAttachment) => (desk === undefined ? file.state : desk.first(file));
  return {
    async keepBytes(file, ownerId) {
      try {
        const kept = await keeper.bytes(file, ownerId);
        const state = kept.state === 'quarantined' ? await scan(kept) : kept.state;
        if (state === 'quarantined') return 'unchecked';
        return state === 'ready' ? { ...kept, state } : 'refused';
      } catch (error) {
        if (error instanceof CodedError && REFUSED.has(error.code)) return 'refused';
        throw error;
      }
    },
    routes: fileRoutes({
      store: attachments,
      files,
      links,
      limits,
      keep: keeper.upload,
      withheld: parts.withheld,
      scan,
    }),
    start() {
      sweep();
      timer = setInterval(sweep, SWEEP_EVERY_MS);
      desk?.start();
    },
    async close() {
      clearInterval(timer);
      await Promise.all([sweeping, desk?.close()]);
    },
  };
}
