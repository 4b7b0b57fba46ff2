import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ArtefactError, loadArtefacts } from '../../../../kb/search/artefacts.ts';

const SHIPPED = fileURLToPath(new URL('../../../../kb/search/artefacts/', import.meta.url));

describe('trained artefacts', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'artefacts-'));
    cpSync(SHIPPED, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const refusal = (): ArtefactError => {
    try {
      loadArtefacts(folder);
    } catch (error) {
      if (error instanceof ArtefactError) return error;
    }
    throw new Error('was not refused');
  };

  it('load from the folder that ships and from a copy', () => {
    expect(loadArtefacts(folder).language.bias).to.deep.equal(loadArtefacts().language.bias);
  });

  it('are refused where a single bit differs', () => {
    for (const file of ['language.bin', 'confidence.jsonl']) {
      const path = join(folder, file);
      const bytes = readFileSync(path);
      const damaged = Buffer.from(bytes);
      damaged[100] = (damaged[100] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      expect(refusal()).to.include({ code: 'artefact_damaged', file });
      writeFileSync(path, bytes);
    }
  });

  it('are refused where one is missing, or the manifest is', () => {
    rmSync(join(folder, 'language.bin'));
    expect(refusal()).to.include({ code: 'artefact_missing', file: 'language.bin' });
    rmSync(join(folder, 'manifest.json'));
    expect(refusal()).to.include({ code: 'artefact_missing', file: 'manifest.json' });
    writeFileSync(join(folder, 'manifest.json'), '{"files":{}}');
    expect(refusal()).to.include({ code: 'artefact_missing', file: 'language.bin' });
    writeFileSync(join(folder, 'manifest.json'), 'nonsense');
    expect(refusal()).to.include({ code: 'artefact_damaged', file: 'manifest.json' });
  });
});
