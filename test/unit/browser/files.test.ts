import { expect } from 'chai';
import { droppedFiles } from '../../../browser/file-drop.ts';
import { fileSize } from '../../../browser/file-size.ts';
import { pastedFiles } from '../../../browser/pasted-files.ts';

type Pasted = Parameters<typeof pastedFiles>[0];
type Dropped = Parameters<typeof droppedFiles>[0];

function clipboard(text: string | undefined, ...names: string[]): Pasted {
  return {
    files: names.map((name) => new File(['x'], name)),
    types: [...(text === undefined ? [] : ['text/plain']), 'Files'],
    getData: () => text ?? '',
  } as unknown as Pasted;
}

describe('files that are given to a page', () => {
  const names = (files: readonly File[]) => files.map(({ name, size }) => `${name} ${size}`);

  it('are no files where text was copied with them, but are where that text is their names', () => {
    expect(names(pastedFiles(clipboard(undefined, 'image.png')))).to.deep.equal(['image.png 1']);
    expect(names(pastedFiles(clipboard('Cups, 15.50', 'image.png')))).to.deep.equal([]);
    expect(names(pastedFiles(clipboard('a.jpg\r\nb.pdf', 'a.jpg', 'b.pdf')))).to.deep.equal(['a.jpg 1', 'b.pdf 1']);
    expect(names(pastedFiles(clipboard('only words')))).to.deep.equal([]);
    expect(names(pastedFiles(null))).to.deep.equal([]);
  });

  it('are empty where a folder was dropped, which no page can read', () => {
    const item = (name: string, isDirectory: boolean) => ({
      kind: 'file',
      webkitGetAsEntry: () => ({ name, isDirectory }),
    });
    const files = [new File(['x'], 'lid.jpg'), new File(['listing'], 'photos')];
    const dropped = { files, items: [item('lid.jpg', false), item('photos', true)] } as unknown as Dropped;
    expect(names(droppedFiles(dropped))).to.deep.equal(['lid.jpg 1', 'photos 0']);
    expect(droppedFiles(null)).to.deep.equal([]);
  });

  it('have a size in the unit that fits', () => {
    expect(fileSize(300, 'en')).to.equal('1 kB');
    expect(fileSize(2.5 * 1024 * 1024, 'es')).to.equal('2,5 MB');
  });
});
