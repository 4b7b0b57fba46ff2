import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { attachmentLinks } from '../../../files/attachment-links.ts';
import { composeFiles } from '../../../files/compose.ts';
import { visitorTokens } from '../../../people/visitors/visitor-tokens.ts';
import { readConfig } from '../../../server/config.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { openProcess } from '../../../server/process.ts';
import { memoryCoordination } from '../../../store/memory/coordination.ts';
import { openSqlite } from '../../../store/sql/database.ts';
import { sqlAttachmentStore } from '../../../store/sql/files/attachment-store.ts';
import { keptSecret } from '../../../store/sql/secrets.ts';
import { rateLimits } from '../../../transport/rate-limits.ts';

/**
 * The product's files part behind its own HTTP door, without bot, search and sockets: it is back after a fraction of the time,
 * so that more kills fit into a minute.
 */
const config = readConfig(process.env);
const now = () => Date.now();
const { parts } = openProcess(config, now);
const { newId, onFault } = parts;
const database = await openSqlite(join(config.dataDir, 'kaunter.db'));
const secret = await keptSecret(database, 'token', () => randomBytes(32).toString('hex'));
const tokens = visitorTokens(secret, now);
const files = await composeFiles({
  process: parts,
  attachments: sqlAttachmentStore(database),
  links: attachmentLinks(secret, now),
  limits: rateLimits(memoryCoordination(now), config.rateLimitFactor),
  aroundFiles: undefined,
  onScanned: async () => undefined,
  withheld: async () => false,
});
const { server } = createHttpServer({
  onRefused: () => undefined,
  door: { enter: async () => undefined },
  tokens,
  sessions: { of: async () => undefined } as never,
  ownOrigin: () => true,
  widgetOrigin: () => true,
  trustedProxy: false,
  onFault,
  routes: [
    ...files.routes,
    { method: 'GET', path: '/readyz', permission: 'public', handle: () => ({ status: 200, body: {} }) },
    {
      method: 'POST',
      path: '/v1/visitors',
      permission: 'public',
      handle() {
        const visitorId = newId();
        const visitor = { visitorId, name: '', verified: false, email: undefined, locale: undefined };
        return { status: 201, body: { visitorId, token: tokens.issue(visitor).token } };
      },
    },
  ],
});
server.listen(config.port, config.host);
files.start();
process.on('SIGTERM', () => process.exit(0));
