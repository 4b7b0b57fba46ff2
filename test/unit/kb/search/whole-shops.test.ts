import { expect } from 'chai';
import { intentsOfProject } from '../../../../bench/helpcenter/index-of-project.ts';
import { readWholeShops, reportShop } from '../../../../bench/helpcenter/whole-shops.ts';

const intents = intentsOfProject();

/** Shares of questions, %: the least that any shop may fall to, a few below what was measured. */
const LEAST = { first: 50, found: 70 };
const MOST_WISHES = 2;

describe("whole help centers of other shops' trades", () => {
  it('have their questions found, and none of more than a few taken for a wish', () => {
    const reports = readWholeShops().map((shop) => reportShop(shop, intents));
    expect(reports.length).to.equal(8);
    for (const { name, asked, first, found } of reports) {
      expect((100 * first) / asked, `${name}, first`).to.be.at.least(LEAST.first);
      expect((100 * found) / asked, `${name}, found`).to.be.at.least(LEAST.found);
    }
    const wishes = reports.flatMap((report) => report.wishes);
    const asked = reports.reduce((sum, report) => sum + report.asked, 0);
    expect((100 * wishes.length) / asked, wishes.join('\n')).to.be.at.most(MOST_WISHES);
  }).timeout(60_000);
});
