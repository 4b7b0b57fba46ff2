import { serveBare } from './transport.ts';

/** What any server on this transport can reach at most: the acknowledgement says what came. */
serveBare((socket) => {
  socket.on('message:send', (request: unknown, acknowledge: (answer: unknown) => void) => acknowledge(request));
});
