import { expect } from 'chai';
import { DEMO_PASSWORD, startServer } from '../support/server.ts';
import { keepPicture } from './browser.ts';
import { agentAtDesk } from './widget-agent.ts';
import { openShop, visit } from './widget-page.ts';
import { focusedClass, PHONE, widgetStand } from './widget-stand.ts';

describe('people in the widget: the one at the desk, and the one who signs in', function () {
  this.timeout(60_000);
  const stand = widgetStand();

  it('hands over to a person and back: place, name, typing, read, end, rating', async () => {
    const agent = await agentAtDesk(stand.server.url, DEMO_PASSWORD);
    try {
      const widget = await stand.shopper();
      await widget.open();
      // Nobody takes it yet: the agent signs on after the shopper waits.
      await agent.request('presence:set', { state: 'online', capacity: 1 });
      await widget.page.getByRole('button', { name: 'Talk to a person' }).first().click();
      const conversationId = await agent.accepted;
      await widget.page.getByText(/You are talking with/).waitFor();
      await widget.ask('hello, person');
      await agent.request('typing:set', { conversationId, typing: true });
      await widget.page.locator('.typing').waitFor();
      await agent.request('message:send', { conversationId, clientId: 'a1', text: 'Hello! <b>Let me look.</b>' });
      await widget.page.getByText('Hello! <b>Let me look.</b>').waitFor();
      expect(await widget.page.locator('.typing').count()).to.equal(0);
      await agent.request('message:read', { conversationId, seq: 1_000 });
      await keepPicture(widget.page, 'widget-agent');
      await widget.page.getByRole('button', { name: 'End chat' }).click();
      await widget.page.getByText('End this chat?').waitFor();
      await widget.page.getByRole('button', { name: 'End chat' }).click();
      await widget.page.getByText('How was this chat?').waitFor();
      await widget.page.getByRole('radio', { name: 'Great' }).check({ force: true });
      await widget.page.getByLabel('Would you like to add anything?').fill('Quick and kind.');
      await keepPicture(widget.page, 'widget-rating');
      await widget.page.getByRole('button', { name: 'Send rating' }).click();
      await widget.page.getByText('Thank you for your rating.').waitFor();
      await widget.page.getByRole('button', { name: 'Talk to a person' }).first().waitFor();
    } finally {
      await agent.leave();
    }
  });

  it('tells the place in line while nobody takes the chat, and goes back to the assistant', async () => {
    const agent = await agentAtDesk(stand.server.url, DEMO_PASSWORD, false);
    try {
      await agent.request('presence:set', { state: 'online', capacity: 1 });
      const widget = await stand.shopper({}, 'vi');
      await widget.open();
      await widget.page.getByRole('button', { name: 'Gặp nhân viên' }).first().click();
      await widget.page.locator('.strip').getByText('Bạn là người tiếp theo').waitFor();
      await keepPicture(widget.page, 'widget-queue-vi');
      await widget.page.getByRole('button', { name: 'Quay lại trợ lý' }).click();
      await widget.page.locator('.strip').getByRole('button', { name: 'Gặp nhân viên' }).waitFor();
      expect(await focusedClass(widget)).to.contain('write');
    } finally {
      await agent.leave();
    }
  });

  it('promises a time where no person is there', async () => {
    const day = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('en', { weekday: 'short' }).toLowerCase();
    const closed = await startServer({ env: { SUPPORT_HOURS: `${day} 09:00-18:00` } });
    const itsShop = await openShop(closed.url);
    stand.afterTest(async () => {
      await itsShop.close();
      await closed.stop();
      closed.discard();
    });
    const context = await stand.context({ ...PHONE, colorScheme: 'dark' });
    const widget = await visit(context, `${itsShop.url}?lang=es`, stand.faults);
    await widget.open();
    await widget.page.locator('.strip').getByText('Nuestro equipo atiende').waitFor();
    await widget.page.locator('.strip').getByRole('button', { name: 'Hablar con una persona' }).click();
    await widget.page
      .locator('.strip')
      .getByText(/respuesta antes del/)
      .waitFor();
    await keepPicture(widget.page, 'widget-ticket-es');
  });

  it('brings a guest’s chat along to the sign-in, and leaves nothing of it to the next guest', async () => {
    const widget = await stand.shopper();
    await widget.open();
    await widget.ask('asked as a guest');
    await widget.page.locator('.bubble.sent').waitFor();
    await widget.page.goto(`${stand.shop.url}?signed-in`);
    await widget.mine.getByText('asked as a guest').waitFor();
    await widget.ask('asked after signing in');
    await widget.page.locator('.bubble.sent', { hasText: 'asked after' }).waitFor();
    await widget.field.fill('a private draft');
    await widget.page.goto(stand.shop.url);
    await widget.theirs.first().waitFor();
    expect(await widget.mine.count()).to.equal(0);
    expect(await widget.field.inputValue()).to.equal('');
  });
});
