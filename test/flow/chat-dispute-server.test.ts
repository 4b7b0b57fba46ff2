import { expect } from 'chai';
import sharp from 'sharp';
import type { SessionCreated } from '../../protocol/api.ts';
import type { DisputeList } from '../../protocol/dispute-list.ts';
import { connectShopper, newAgent, type Shopper, upload } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientId, press, say } from './transcript.ts';

describe('a dispute opened in the chat of a running server', function () {
  this.timeout(60_000);
  let server: TestServer;
  let mai: Shopper;
  let token: string;
  let conversationId: string;

  before(async () => {
    server = await startServer();
    const { identity } = (await (await fetch(`${server.url}/v1/demo/identity`)).json()) as { identity: string };
    const session = await fetch(`${server.url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
    ({ token } = (await session.json()) as SessionCreated);
    mai = await connectShopper(server.url, token);
    conversationId = (await mai.ask('conversation:open', { locale: 'en' })).conversation.id;
  });
  after(async () => {
    mai.close();
    await server.stop();
    server.discard();
  });

  it('takes the order, the problem and the wish out of one sentence, the photo out of the chat', async () => {
    const first = await say(mai, conversationId, 'my order AC-1009 came with a broken lid, I want half my money back');
    expect(first.text).to.include('photo or video');
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer();
    const { attachmentId } = await upload(server.url, token, new Uint8Array(bytes), 'lid.jpg');
    const more = mai.next('message:new', ({ message }) => message.author.kind === 'bot' && message.text !== first.text);
    await mai.ask('message:send', { conversationId, clientId: clientId(), attachmentIds: [attachmentId] });
    const { message } = await more;
    expect(message.text).to.include('lid.jpg');
    const review = await press(mai, conversationId, message, 'Go on');
    expect(review.text).to.include('32.45');
  });

  it('gives an agent the half-filled form, and goes on where it stood', async () => {
    const agent = await newAgent(server.url);
    const offered = agent.next('handoff:offered', (push) => push.conversationId === conversationId);
    await mai.ask('handoff:request', { conversationId });
    const { packet } = await offered;
    expect(packet.form?.map(({ label }) => label)).to.deep.equal([
      'Order',
      'Problem',
      'What happened',
      'Written to the seller',
      'What you want',
      'Amount',
      'Evidence',
    ]);
    await mai.ask('handoff:cancel', { conversationId });
    agent.close();
  });

  it('opens the case, which stands in the resolution center', async () => {
    const opened = await say(mai, conversationId, 'yes, send it');
    const number = /KD-[\w-]+/.exec(opened.text ?? '')?.[0];
    expect(number, opened.text).to.be.a('string');
    const response = await fetch(`${server.url}/v1/disputes`, { headers: { authorization: `Bearer ${token}` } });
    const { disputes } = (await response.json()) as DisputeList;
    expect(disputes.map((each) => each.number)).to.deep.equal([number]);
    expect(disputes[0]).to.include({ orderId: 'AC-1009', reason: 'damaged', state: 'respondent-review' });
    const stands = await say(mai, conversationId, 'where is my case?');
    expect(stands.text).to.include(number);
    const gone = await press(
      mai,
      conversationId,
      await press(mai, conversationId, stands, 'Withdraw the dispute'),
      'I confirm',
    );
    expect(gone.text).to.include('withdrawn');
  });
});
