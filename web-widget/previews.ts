import type { ListedFile } from '../browser/upload-list.ts';

/** Local pictures of files that this page sends: shown until the server's address is known. */
export interface Previews {
  /** Address of a picture in this browser; undefined where the file is none, or was sent by another page. */
  of(file: ListedFile): string | undefined;
  /** The files go into a message: from now on their attachments are asked for. */
  keep(files: readonly ListedFile[]): void;
  ofSent(attachmentId: string): string | undefined;
}

export function createPreviews(addressOf: (file: File) => string = URL.createObjectURL): Previews {
  const shown = new Map<File, string>();
  const sent = new Map<string, string>();

  function of({ file }: ListedFile): string | undefined {
    if (!(file instanceof File) || !/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return undefined;
    const address = shown.get(file) ?? addressOf(file);
    shown.set(file, address);
    return address;
  }

  return {
    of,
    keep(files) {
      for (const file of files) {
        const preview = of(file);
        if (file.sent !== undefined && preview !== undefined) sent.set(file.sent.id, preview);
      }
    },
    ofSent: (attachmentId) => sent.get(attachmentId),
  };
}
