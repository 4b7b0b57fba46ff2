#!/usr/bin/env bash
# imapflow 2.10.2: where an IMAP server answers a command with NO, opening a mailbox throws, but search(), messageFlagsAdd() and
# messageMove() resolve with false. Once the line is closed, search() resolves with undefined, while the other two throw. A program that
# awaits them takes a mailbox that it may not search for an empty one, and a mail that could not be marked for one that was.
# Seen with Node 20; packages: imapflow@2.10.2.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts imapflow@2.10.2 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const { createServer } = require('node:net');
const { ImapFlow } = require('imapflow');

/** An IMAP server with one mail, whose INBOX may be opened and nothing else. */
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.write('* OK [CAPABILITY IMAP4rev1 MOVE] ready\r\n');
  let rest = '';
  socket.on('data', (chunk) => {
    rest += chunk;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const [tag, ...words] = rest.slice(0, end).split(' ');
      rest = rest.slice(end + 2);
      const command = words.join(' ').toUpperCase();
      const open = '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 2] ok\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen)] ok\r\n';
      if (/^(LOGIN|NOOP|CAPABILITY|ID|NAMESPACE|LIST|LSUB|ENABLE)/.test(command)) socket.write(`${tag} OK done\r\n`);
      else if (command === 'SELECT INBOX') socket.write(`${open}${tag} OK [READ-WRITE] done\r\n`);
      else socket.write(`${tag} NO [NOPERM] not allowed\r\n`);
    }
  });
});

server.listen(0, '127.0.0.1', async () => {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: server.address().port,
    secure: false,
    auth: { user: 'support', pass: 'secret' },
    logger: false,
    disableAutoIdle: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  const tell = async (name, command) =>
    console.log(name, await command().then((answer) => JSON.stringify(answer) ?? 'undefined', () => 'throws'));
  await tell('mailboxOpen of another', () => client.mailboxOpen('Refunds'));
  await client.mailboxOpen('INBOX');
  const commands = {
    search: () => client.search({ seen: false }, { uid: true }),
    messageFlagsAdd: () => client.messageFlagsAdd('1', ['\\Seen'], { uid: true }),
    messageMove: () => client.messageMove('1', 'Done', { uid: true }),
  };
  for (const [name, command] of Object.entries(commands)) await tell(`${name}, refused`, command);
  client.close();
  for (const [name, command] of Object.entries(commands)) await tell(`${name}, line lost`, command);
  process.exit(0);
});
CODE
cat >expected <<'SEEN'
mailboxOpen of another throws
search, refused false
messageFlagsAdd, refused false
messageMove, refused false
search, line lost undefined
messageFlagsAdd, line lost throws
messageMove, line lost throws
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
