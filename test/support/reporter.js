import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import Mocha from 'mocha';

const CLOCK_TICKS_PER_SECOND = 100;

/** Mocha's own listing, and its figures in a file for whoever adds them up. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    const broken = [];
    const times = new Map([['(loading)', { seconds: process.uptime(), processorSeconds: processorSeconds() }]]);
    let began;
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
    runner.on('fail', (test, error) => broken.push(`${test.fullTitle()}: ${String(error?.message).split('\n')[0]}`));
    runner.on('suite', (suite) => {
      if (suite.parent?.root) began = { seconds: process.uptime(), processorSeconds: processorSeconds() };
    });
    runner.on('suite end', (suite) => {
      if (!suite.parent?.root) return;
      const file = relative('', suite.file ?? '');
      const before = times.get(file) ?? { seconds: 0, processorSeconds: 0 };
      times.set(file, {
        seconds: before.seconds + process.uptime() - began.seconds,
        processorSeconds: before.processorSeconds + processorSeconds() - began.processorSeconds,
      });
    });
    runner.once('end', () => {
      const file = process.env.TEST_STATS_FILE;
      if (file === undefined) return;
      const { passes, failures } = runner.stats;
      const list = [...times].map(([name, time]) => ({ file: name, ...time }));
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, broken, skipped, times: list }));
    });
  }
}

/** Servers that a test starts are counted once they have ended; only Linux tells their time. */
function processorSeconds() {
  if (!existsSync('/proc/self/stat')) {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
  // After the name in brackets: user and system time are fields 14 and 15, those of ended children 16 and 17.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / CLOCK_TICKS_PER_SECOND;
}
