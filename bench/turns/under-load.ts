import { type Measured, measure } from './load.ts';
import type { BenchServer } from './servers.ts';
import { openShoppers, untilAcknowledged, untilAnswered } from './shoppers.ts';

/** Questions as fast as `sockets` shoppers, one message under way for each, get answers; then acknowledgements alone. */
export async function underLoad(
  server: BenchServer,
  sockets: number,
  seconds: number,
): Promise<{ readonly acknowledged: Measured; readonly answered: Measured }> {
  const asking = await openShoppers(server.url, sockets);
  const answered = await measure(
    asking.map((shopper, index) => untilAnswered(shopper, index)),
    seconds,
  );
  // Those who wait for a person write what no article answers: it is logged and relayed, and the bot reads it and keeps silent.
  // What that reading costs beside the acknowledgements is in the figure, as it is when people really wait.
  for (const { socket, conversationId } of asking) await socket.emitWithAck('handoff:request', { conversationId });
  const acknowledged = await measure(asking.map(untilAcknowledged), seconds);
  for (const { socket } of asking) socket.disconnect();
  return { acknowledged, answered };
}
