import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { freePort } from './redis.ts';

/** A Dovecot of the test's own with one mailbox, whose mails survive its end. */
export interface TestDovecot {
  readonly port: number;
  /** Where it speaks TLS from the first byte, if it does, and the certificate that it shows there and for STARTTLS. */
  readonly tls: { readonly port: number; readonly certificate: string } | undefined;
  /** A setting for `IMAP_URL`. */
  url(folder?: string, port?: number): string;
  /** A mail program of somebody else with the same mailbox. */
  program<T>(work: (client: ImapFlow) => Promise<T>): Promise<T>;
  /** Puts mails into a folder, unread. */
  append(mails: readonly Buffer[], folder?: string): Promise<void>;
  /** Hands a mail over as mail servers do among themselves (LMTP). */
  delivers(raw: Buffer, to: string): Promise<void>;
  /** How many mails of a folder are unread, and how many there are. */
  counts(folder?: string): Promise<{ readonly unread: number; readonly all: number }>;
  /** SIGKILL to all of its processes: every line to it breaks. */
  kill(): Promise<void>;
  /** On the same port, with the same mails. */
  start(): Promise<void>;
  /** Ends it, and removes its mails. */
  stop(): Promise<void>;
}

const PROGRAM = '/usr/sbin/dovecot';
const PARTS = ['/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'];
const USER = 'support';
const PASSWORD = 'p@ss/word';

/** Whether Debian's Dovecot 2.3 is here, with IMAP and LMTP: the settings of 2.4 are others. */
export function hasDovecot(): boolean {
  const { error, stdout } = spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' });
  return error === undefined && stdout.startsWith('2.3.') && PARTS.every((part) => existsSync(part));
}

/**
 * @param idle whether it offers IDLE
 * @param secured whether it offers TLS, with a certificate that nobody vouches for
 */
export async function startDovecot({ idle = true, secured = false } = {}): Promise<TestDovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'kaunter-dovecot-'));
  const port = await freePort();
  const lmtpPort = await freePort();
  const { uid, gid } = ownerOfMails();
  mkdirSync(join(folder, 'mail'));
  if (uid !== userInfo().uid) {
    chmodSync(folder, 0o711);
    chownSync(join(folder, 'mail'), uid, gid);
  }
  const tlsPort = secured ? await freePort() : 0;
  if (secured) makeCertificate(folder);
  const given = { folder, port, lmtpPort, tlsPort, idle };
  writeFileSync(join(folder, 'dovecot.conf'), settings(given));
  let master: ChildProcess | undefined;

  const kill = async () => {
    if (master?.pid === undefined) return;
    const exited = once(master, 'exit');
    // A group of its own: whoever serves a line is a process beside the master.
    process.kill(-master.pid, 'SIGKILL');
    await exited;
    master = undefined;
  };
  const start = async () => {
    const child = spawn(PROGRAM, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore', detached: true });
    master = child;
    for (let attempt = 0; !(await answers(port)); attempt += 1) {
      if (child.exitCode !== null || attempt > 200) throw new Error('Dovecot does not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const program = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port, auth: { user: USER, pass: PASSWORD }, logger: false },
      tls: { rejectUnauthorized: false },
    });
    await client.connect();
    return work(client).finally(() => client.logout());
  };
  await start();
  return {
    port,
    tls: secured ? { port: tlsPort, certificate: readFileSync(join(folder, 'tls.crt'), 'utf8') } : undefined,
    url: (name = '', through = port) =>
      `imap://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${through}/${encodeURIComponent(name)}`,
    program,
    append: (mails, name = 'INBOX') =>
      program(async (client) => {
        for (const mail of mails) await client.append(name, mail);
      }),
    async delivers(raw, to) {
      const transport = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, ignoreTLS: true });
      await transport.sendMail({ envelope: { from: 'mai@example.com', to: [to] }, raw });
      transport.close();
    },
    counts: (name = 'INBOX') =>
      program(async (client) => {
        const status = await client.status(name, { messages: true, unseen: true });
        if (status === false) throw new Error(`no folder ${name}`);
        return { unread: status.unseen ?? 0, all: status.messages ?? 0 };
      }),
    kill,
    start,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Dovecot gives no mailbox to root: there mails are those of Debian's user `mail`. */
function ownerOfMails(): { readonly uid: number; readonly gid: number } {
  const { uid, gid } = userInfo();
  return uid === 0 ? { uid: 8, gid: 8 } : { uid, gid };
}

function makeCertificate(folder: string): void {
  const made = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-days', '2'],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')],
    ],
    { stdio: 'ignore' },
  );
  if (made.status !== 0) throw new Error('openssl makes no certificate');
}

interface Given {
  readonly folder: string;
  readonly port: number;
  readonly lmtpPort: number;
  /** 0: no TLS. */
  readonly tlsPort: number;
  readonly idle: boolean;
}

/** Dovecot 2.3. Whoever is not root runs all of it as themselves. */
function settings({ folder, port, lmtpPort, tlsPort, idle }: Given): string {
  const { uid, gid } = ownerOfMails();
  const { username } = userInfo();
  const group = spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim();
  const own = [
    `default_internal_user = ${username}`,
    `default_login_user = ${username}`,
    `default_internal_group = ${group}`,
  ];
  const unbound = ['imap-login', 'anvil', 'stats', 'lmtp'].map((name) => `service ${name} {\n  chroot =\n}`);
  return [
    'protocols = imap lmtp',
    'listen = 127.0.0.1',
    `base_dir = ${folder}/run`,
    `state_dir = ${folder}/state`,
    `log_path = ${folder}/dovecot.log`,
    ...(tlsPort === 0 ? ['ssl = no'] : ['ssl = yes', `ssl_cert = <${folder}/tls.crt`, `ssl_key = <${folder}/tls.key`]),
    'disable_plaintext_auth = no',
    'first_valid_uid = 1',
    'auth_username_format = %n',
    'recipient_delimiter = +',
    `mail_location = maildir:${folder}/mail/box`,
    ...(userInfo().uid === 0 ? [] : own),
    ...(idle ? [] : ['imap_capability = IMAP4rev1 UIDPLUS']),
    `passdb {\n  driver = static\n  args = password=${PASSWORD}\n}`,
    `userdb {\n  driver = static\n  args = uid=${uid} gid=${gid} home=${folder}/mail/home allow_all_users=yes\n}`,
    ...unbound,
    `service imap-login {\n  inet_listener imap {\n    port = ${port}\n  }\n  inet_listener imaps {\n    port = ${tlsPort}\n    ssl = yes\n  }\n}`,
    `service lmtp {\n  inet_listener lmtp {\n    port = ${lmtpPort}\n  }\n}`,
    '',
  ].join('\n');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
