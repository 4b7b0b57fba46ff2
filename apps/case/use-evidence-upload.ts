import { useState } from 'preact/hooks';
import { type ListedFile, uploadState } from '../../browser/upload-list.ts';
import { useUploadList } from '../../browser/use-upload-list.ts';
import type { Access } from './access.ts';
import { type EvidenceKind, kindsFor } from './evidence-kinds.ts';

/** A chosen file on its way to the server, or there. */
export interface ChosenFile extends ListedFile {
  readonly kind: EvidenceKind;
  readonly kinds: readonly EvidenceKind[];
  readonly fileId?: string;
  /** What it shows, in its sender's words. */
  readonly caption: string;
}

export interface EvidenceUpload {
  readonly files: readonly ChosenFile[];
  /** Files are on their way, or may not be handed in yet. */
  readonly busy: boolean;
  /** Whether files may be handed in before they are known to be clean. */
  readonly early: boolean;
  /** More files were given than there is room for; some were left out. */
  readonly excess: boolean;
  add(files: Iterable<File>): void;
  name(key: number, kind: EvidenceKind): void;
  describe(key: number, caption: string): void;
  retry(key: number): void;
  remove(key: number): void;
  clear(): void;
}

/** What is needed, and what helps: a file is taken for that, where it can be. */
export interface AskedKinds {
  readonly required: readonly string[];
  readonly advised: readonly string[];
}

const NOTHING_ASKED: AskedKinds = { required: [], advised: [] };

/** Sends chosen files at once, while the rest of the form is being filled in. */
export function useEvidenceUpload(access: Access, early = false, asked: AskedKinds = NOTHING_ASKED): EvidenceUpload {
  const list = useUploadList({ send: access.upload });
  const [named, setNamed] = useState<Readonly<Record<number, EvidenceKind>>>({});
  const [captions, setCaptions] = useState<Readonly<Record<number, string>>>({});
  const onItsWay = (file: ListedFile): boolean =>
    uploadState(file) === 'sending' || (uploadState(file) === 'checking' && !(early && file.sent !== undefined));
  return {
    files: list.files.map((file) => ({ ...chosen(file, named[file.key], asked), caption: captions[file.key] ?? '' })),
    early,
    excess: list.excess,
    busy: list.files.some(onItsWay),
    add: list.add,
    name: (key, kind) => setNamed((all) => ({ ...all, [key]: kind })),
    describe: (key, caption) => setCaptions((all) => ({ ...all, [key]: caption })),
    retry: list.retry,
    remove: list.remove,
    clear: list.clear,
  };
}

/** A file by the name that its owner gave it, as far as a file of its type can be that. */
function chosen(
  file: ListedFile,
  named: EvidenceKind | undefined,
  { required, advised }: AskedKinds,
): Omit<ChosenFile, 'caption'> {
  const kinds = kindsFor(file.sent?.type ?? file.file.type, required, advised);
  const kind = named !== undefined && kinds.includes(named) ? named : (kinds[0] ?? 'document');
  return { ...file, kinds, kind, ...(file.sent === undefined ? {} : { fileId: file.sent.id }) };
}

/** A file as a form sends it. */
export interface ArrivedFile {
  readonly fileId: string;
  readonly kind: EvidenceKind;
  readonly caption?: string;
}

/** The files that arrived. */
export function arrived(files: readonly ChosenFile[]): ArrivedFile[] {
  return files.flatMap(({ fileId, kind, caption }) => {
    const said = caption.trim();
    return fileId === undefined ? [] : [{ fileId, kind, ...(said === '' ? {} : { caption: said }) }];
  });
}
