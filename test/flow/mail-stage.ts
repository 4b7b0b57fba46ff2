import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { raiseStage, type Stage } from './dispute-stage.ts';

const MAIL_FROM = 'AuraCart <help@example.com>';

/** A stage whose letters go to a mail server, for the tests of one `describe`. */
export function useMailStage(env: Readonly<Record<string, string>> = {}) {
  let server: MailServer;
  let stage: Stage;
  before(async () => {
    server = await startMailServer();
    stage = await raiseStage('auracart', { SMTP_URL: server.url, MAIL_FROM, ...env });
  });
  after(async () => {
    await stage.close();
    await server.close();
  });
  return {
    get server() {
      return server;
    },
    get stage() {
      return stage;
    },
  };
}
