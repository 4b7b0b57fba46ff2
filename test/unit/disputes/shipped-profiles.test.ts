import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { profileBook } from '../../../disputes/domain/profile/profile.ts';

const FOLDER = new URL('../../../disputes/profiles/', import.meta.url);

/** What each released version says, days off aside. A line is added with a new version and never changed. */
const RELEASED: Readonly<Record<string, string>> = {
  'alibaba@1': 'e21306d20f4fd12fc0bda43c9601845812205fecc56fbc10d7e59b356e15466e',
  'alibaba@2': 'dc10d63f52483b9b6b531da73d8eb1b664ed0af93858419c3314ee442c152d6e',
  'alibaba@3': '28695f0ec64174c09f7576be430902a0c9cd2043586a0e7678cc7b1c9e4a389b',
  'auracart@1': '0f3d88873d629f254c7f68d262e32a4ad9fe42ae821c4ad7614a1be9cdd7557a',
  'auracart@2': '99b055ddfe09fa8f162fd2b747596af87d4dd648e1cdbb21d76bb2f374fe633b',
  'auracart@3': '1bef33cdeaefa860bcdf90afae618507fb911f4c89cfae2204e0891282900474',
  'p2p@1': '887ae1a1f497433ce2c695d200f41fa25b0f5653a1795c6e1da5a1ae838f6751',
  'p2p@2': 'b7d4080d88cb33815ea3bd2b0746fb8bf91a8f98dd4e902ffb2ea83599f43a83',
  'p2p@3': 'dfbffdc812ba1e51d469bec2bda5b18feac48bc9c04ba4072540e055c61531eb',
  'taobao@1': 'f0f7b433b1d53006844372efe657f365cae348ac03c12067a76e64d84fbd80d6',
  'taobao@2': '1d2f01c9d5701477642cd8405cc235c524c81be0e14b7f66492d79572e71770a',
  'taobao@3': 'c2e138371d879974f4ea118f577617489ae36a41645eeb9909b1f19559ad3595',
  'tokopedia@1': 'dc1a939c3ae66f8988980c6501db2914953514bb660a2b2ea6a188b501b9f2b5',
  'tokopedia@2': 'f4ffe37dbce77ea6bdb6219b988882935dfe06310e5469dc7af4d2d262abe62e',
  'tokopedia@3': '7e42b5ced6d5af11a00bdebd4f17f1ff4da8422820bb3943dfb849d2b49ed270',
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
