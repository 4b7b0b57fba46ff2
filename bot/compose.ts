import { orderNumberOf } from '../dialogs/entities/order-number.ts';
import type { DialogServices } from '../dialogs/services.ts';
import { createBot } from '../dialogs/support-bot.ts';
import type { DisputeOffice } from '../disputes/cases/dispute-office.ts';
import type { OrderGuests } from '../disputes/cases/order-guests.ts';
import type { ShopOrders } from '../disputes/marketplace/shop-orders.ts';
import type { ConversationStore } from '../handoff/conversation/conversation-store.ts';
import type { Conversations } from '../handoff/conversation/conversations.ts';
import type { FiguresOf } from '../kb/articles/figures.ts';
import { helpLinesOf } from '../kb/danger/help-lines.ts';
import { dangerRecogniser } from '../kb/danger/recognise-danger.ts';
import type { Noticed } from '../kb/learning/noticed.ts';
import type { Library } from '../kb/publishing/library.ts';
import type { ModelForBot } from '../model/compose.ts';
import type { ReadTrail } from '../people/audit/read-trail.ts';
import type { VisitorNetworks } from '../people/visitors/visitor-networks.ts';
import type { Process } from '../server/process.ts';
import type { Database } from '../store/sql/database.ts';
import { sqlTurnTraces } from '../store/sql/handoff/turn-traces.ts';
import { type LoadGate, loadGate } from '../transport/load-gate.ts';
import { dialogDisputes } from './dialog-disputes.ts';
import { dialogOrders } from './dialog-orders.ts';
import { dialogServices } from './dialog-services.ts';
import { learnFromAgents } from './learn-from-agents.ts';
import { spanExport } from './traces/export-spans.ts';
import { forgetTraces } from './traces/forget-traces.ts';
import { traceRoutes } from './traces/trace-routes.ts';
import { apology } from './turn/apology.ts';
import { careFor } from './turn/care-while-waiting.ts';
import { TurnAdapter } from './turn/turn-adapter.ts';
import { type TurnRunnerPorts, turnRunner } from './turn/turn-runner.ts';
import { unansweredQuestions } from './turn/unanswered-questions.ts';

export interface BotParts {
  readonly process: Process;
  readonly database: Database;
  readonly trail: ReadTrail;
  readonly library: Library;
  readonly stops: DialogServices['stops'];
  readonly learn: (noticed: Noticed) => void;
  readonly figures: FiguresOf;
  readonly model: ModelForBot | undefined;
  readonly store: ConversationStore;
  /** Whether new connections go before the next turn. */
  readonly yields: TurnRunnerPorts['yields'];
  readonly conversations: Conversations;
  readonly ticketOf: DialogServices['ticket'];
  readonly formatTime: DialogServices['formatTime'];
  readonly staffed: () => boolean;
  readonly mailReaches: boolean;
  readonly networks: VisitorNetworks;
  readonly disputes: { readonly office: DisputeOffice; readonly guests: OrderGuests; readonly shop: ShopOrders };
  /** Read at each call: the port is known once the server listens. */
  readonly publicUrl: () => string;
}

/** The bot's part of the process: its turns, what its dialogs may call, and how much it takes on. */
export function composeBot(parts: BotParts) {
  const { process, library, learn, conversations, store, disputes } = parts;
  const { config, now, newId, metrics, onFault, log } = process;
  const { marketplace } = config;
  const danger = dangerRecogniser();
  const helpLines = helpLinesOf(config.country);
  const services = dialogServices({
    library,
    stops: parts.stops,
    danger,
    helpLines,
    model: parts.model,
    figures: parts.figures,
    marketplace,
    staffed: parts.staffed,
    mailReaches: parts.mailReaches,
    ticket: parts.ticketOf,
    formatTime: parts.formatTime,
    orders: dialogOrders({ shop: disputes.shop, limits: disputes.office.ports.limits }),
    disputes: dialogDisputes(
      disputes.office,
      disputes.guests,
      parts.networks,
      parts.publicUrl,
      orderNumberOf(config.disputes.orderNumberPattern),
    ),
  });
  const spans =
    config.spansUrl === undefined
      ? undefined
      : spanExport({ url: config.spansUrl, service: process.externalService('traces') });
  const runner = turnRunner({
    yields: parts.yields,
    adapter: new TurnAdapter(),
    bot: createBot(),
    services,
    store,
    change: (request) => conversations.change(request),
    now,
    newId,
    trace: config.traceDays === 0 ? undefined : { clock: () => performance.now() },
    apology: (conversation) => apology(conversation, newId(), marketplace),
    onNoticed: learn,
    onTurn: ({ error, trace, ...turn }) => {
      gate.done();
      spans?.tell({ ...turn, trace, endedAt: now() });
      metrics.turn.observe({ outcome: turn.outcome }, turn.ms / 1000);
      if (error !== undefined) onFault(error, 'turn');
      else log.debug(turn, 'turn');
    },
  });
  const owed = () => runner.owed() + conversations.underWay();
  const gate: LoadGate = loadGate({ owed, clock: () => performance.now() });
  const unanswered = unansweredQuestions({ conversations, runner, now, onFault });
  const traces = sqlTurnTraces(parts.database);
  const forgetting = forgetTraces({
    traces,
    days: config.traceDays,
    now,
    onFault: (error) => onFault(error, 'traces'),
  });
  learnFromAgents({ conversations, library, learn, onFault });
  return {
    gate,
    owed,
    care: careFor({ danger, helpLines, marketplace, newId }),
    greet: runner.greet,
    recover: unanswered.recover,
    routes: traceRoutes({ traces, conversations, library, trail: parts.trail }),
    async start() {
      await unanswered.start();
      forgetting.start();
    },
    /** Takes up no more of what others left; what is under way goes on until `idle`. */
    async stop() {
      await forgetting.close();
      await unanswered.close();
      await spans?.close();
    },
    idle: runner.idle,
  };
}
