// `node scripts/run.js FILE args…`: sets up what is missing, then runs the file on the project's own Node. Signals go on to it.
// `npm start` calls it by `exec`: npm tells signals to the shell that it starts, and a shell does not hand them on. Where the
// shell has no `exec` (Windows), the second half of that line is what runs.
import { spawn } from 'node:child_process';
import { nodeBinary, root } from './setup.js';

const child = spawn(nodeBinary(), process.argv.slice(2), { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
