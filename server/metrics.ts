import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What an operator watches; each promise has a figure here. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    commit: new Histogram({
      name: 'kaunter_commit_seconds',
      help: 'From a change being asked for to it being on disk',
      buckets: SECONDS,
      registers,
    }),
    turn: new Histogram({
      name: 'kaunter_turn_seconds',
      help: 'One turn of the bot, its commit included',
      labelNames: ['outcome'],
      buckets: SECONDS,
      registers,
    }),
    firstReply: new Histogram({
      name: 'kaunter_first_reply_seconds',
      help: 'From asking for a person to the first reply of one',
      buckets: [10, 30, 60, 120, 300, 600, 1800, 3600],
      registers,
    }),
    messages: new Counter({
      name: 'kaunter_messages_total',
      help: 'Messages in the log, by author',
      labelNames: ['author'],
      registers,
    }),
    refusals: new Counter({
      name: 'kaunter_refusals_total',
      help: 'What was refused with a code, by door (shopper, agent, http) and code',
      labelNames: ['door', 'code'],
      registers,
    }),
    waiting: new Gauge({ name: 'kaunter_queue_waiting', help: 'Shoppers who wait for a person', registers }),
    longestWait: new Gauge({
      name: 'kaunter_queue_longest_wait_seconds',
      help: 'Of those who wait, the longest wait',
      registers,
    }),
    agents: new Gauge({ name: 'kaunter_agents_online', help: 'Agents who take chats', registers }),
    /** A figure that is read whenever somebody asks. */
    watch(name: string, help: string, read: () => number) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
