import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { profileBook } from '../../../disputes/domain/profile/profile.ts';

const FOLDER = new URL('../../../disputes/profiles/', import.meta.url);

/** What each released version says, days off aside. A line is added with a new version and never changed. */
const RELEASED: Readonly<Record<string, string>> = {
  'alibaba@1': 'e21306d20f4fd12fc0bda43c9601845812205fecc56fbc10d7e59b356e15466e',
  'auracart@1': '0f3d88873d629f254c7f68d262e32a4ad9fe42ae821c4ad7614a1be9cdd7557a',
  'p2p@1': '887ae1a1f497433ce2c695d200f41fa25b0f5653a1795c6e1da5a1ae838f6751',
  'taobao@1': 'f0f7b433b1d53006844372efe657f365cae348ac03c12067a76e64d84fbd80d6',
  'tokopedia@1': 'dc1a939c3ae66f8988980c6501db2914953514bb660a2b2ea6a188b501b9f2b5',
};

describe('shipped dispute profiles', () => {
  it('never change under the version that they were released with', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
    const { prints } = profileBook(files.map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') })));
    const now = Object.fromEntries(prints.map(({ id, version, print }) => [`${id}@${version}`, print]));
    expect(
      now,
      'Running disputes keep to a version for their whole life. Undo the change; what is to change goes into the file of ' +
        'the next version, the old rules stay beside it (disputes/profiles/auracart-1.yaml), and the new version gets a line here.',
    ).deep.equal(RELEASED);
  });
});
