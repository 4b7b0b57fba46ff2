/**
 * The files that somebody means to paste: none where there is text beside them, since office programs add a picture of
 * what was copied. Some systems give the names of copied files as text; those are no text.
 */
export function pastedFiles(data: Pick<DataTransfer, 'files' | 'types' | 'getData'> | null): readonly File[] {
  const files = [...(data?.files ?? [])];
  if (data === null || files.length === 0 || !data.types.includes('text/plain')) return files;
  const names = files.map(({ name }) => name).join('\n');
  return data.getData('text/plain').replaceAll('\r', '').trim() === names ? files : [];
}
