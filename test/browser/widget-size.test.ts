import { expect } from 'chai';
import { SIZE_LIMITS, widgetSizes } from '../../web-widget/size.ts';

describe('the widget’s weight', () => {
  const sizes = widgetSizes();

  it('is at most 4 KB gzip for the loader', () => {
    expect(sizes.loader).to.be.within(500, SIZE_LIMITS.loader);
  });

  it('is at most 45 KB gzip for the chat with its socket client', () => {
    expect(sizes.chat).to.be.within(5_000, SIZE_LIMITS.chat);
  });

  it('is at most 14 KB gzip for the inbox, which comes when it is opened', () => {
    expect(sizes.inbox).to.be.within(3_000, SIZE_LIMITS.inbox);
  });
});
