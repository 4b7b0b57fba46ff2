import { once } from 'node:events';
import { expect } from 'chai';
import type { WireError } from '../../protocol/error-codes.ts';
import { visitorToken } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('an error that nothing catches', function () {
  this.timeout(90_000);

  it('is logged with an incident, answered with it, and ends the process with 1 once the rest is done', async () => {
    const server = await startServer({ main: 'test/fault/crash/throws-late.ts' });
    const { said, exited, answer } = await crash(server);
    const { error } = (await (await answer).json()) as { error: WireError };
    expect(error.code).to.equal('internal_error');
    expect(await exited).to.deep.equal([1, null]);
    const line = said().find((one) => one.includes('thrown outside of any handler'));
    expect(line, 'the log has the incident of the answer').to.contain(`"incident":"${error.data?.incident}"`);
    server.discard();
  });

  it('would be the end of every request without the last line', async () => {
    const server = await startServer({
      main: 'test/fault/crash/throws-late.ts',
      env: { WITHOUT_LAST_LINE: '1' },
    });
    const { answer } = await crash(server);
    const failed = await answer.then(
      () => false,
      () => true,
    );
    expect(failed).to.equal(true);
    server.discard();
  });
});

/** Signs a shopper in, for whom the store looks for conversations: the step that throws. */
async function crash(server: TestServer) {
  let output = '';
  server.process.stdout?.on('data', (text: string) => {
    output += text;
  });
  const { token } = await visitorToken(server.url);
  const { identity } = (await (await fetch(`${server.url}/v1/demo/identity`)).json()) as { identity: string };
  const exited = once(server.process, 'exit');
  const body = JSON.stringify({ identity, visitorToken: token });
  const answer = fetch(`${server.url}/v1/sessions`, { method: 'POST', body });
  answer.catch(() => undefined);
  return { said: () => output.split('\n'), exited, answer };
}
