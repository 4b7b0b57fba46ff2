import { expect } from 'chai';
import { brokenJars, raiseStage, type Stage } from './dispute-stage.ts';

describe('the number of unread notices', function () {
  this.timeout(30_000);
  let stage: Stage;
  before(async () => {
    stage = await raiseStage('auracart');
  });
  after(() => stage.close());

  it('is that of the inbox, each time, until they are read', async () => {
    const seller = stage.seller('Kedai Dapur Mei');
    const counted = async () => (await seller.get<{ unread: number }>('/v1/notices/unread')).body.unread;
    expect(await counted()).to.equal(0);
    await brokenJars(stage);
    const number = await counted();
    expect(number).to.be.above(0);
    expect(await counted(), 'a look at the number reads nothing').to.equal(number);
    const notices = await seller.notices();
    expect(notices.filter(({ read }) => !read)).to.have.length(number);
    await seller.post('/v1/notices/read', { ids: notices.map(({ id }) => id) });
    expect(await counted()).to.equal(0);
    expect((await stage.neighbour.get<{ unread: number }>('/v1/notices/unread')).body).to.deep.equal({ unread: 0 });
  });
});
