import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mock } from 'node:test';
import { expect } from 'chai';
import { Server } from 'socket.io';
import { handshakeRefusal, openSocket, request, reviveAfterHangUp } from '../../../browser/socket-link.ts';

/** A link whose server acknowledges in this way. */
const answering = (answer: () => Promise<unknown>, connected = true) => ({
  connected,
  timeout: () => ({ emitWithAck: answer }),
});

describe('one link to the server', () => {
  it('tells what was done, what was refused and what got lost', async () => {
    expect(
      await request(
        answering(async () => ({ ok: true, seq: 3 })),
        'x',
        {},
      ),
    ).to.deep.equal({
      kind: 'done',
      answer: { ok: true, seq: 3 },
    });
    const error = { code: 'rate_limited', data: { retryAfterSeconds: 3 } };
    expect(
      await request(
        answering(async () => ({ ok: false, error })),
        'x',
        {},
      ),
    ).to.deep.equal({
      kind: 'refused',
      error,
    });
    const silent = answering(() => Promise.reject(new Error('timeout')));
    expect(await request(silent, 'x', {})).to.deep.equal({ kind: 'lost' });
  });

  it('sends nothing while it is down', async () => {
    let sent = 0;
    const down = answering(async () => ++sent, false);
    expect(await request(down, 'x', {})).to.deep.equal({ kind: 'lost' });
    expect(sent).to.equal(0);
  });

  it('reads why a handshake was refused', () => {
    const told = Object.assign(new Error('refused'), { data: { code: 'overloaded', data: { retryAfterSeconds: 2 } } });
    expect(handshakeRefusal(told)).to.deep.equal({ code: 'overloaded', data: { retryAfterSeconds: 2 } });
    expect(handshakeRefusal(new Error('login_required')).code).to.equal('login_required');
    expect(handshakeRefusal(new Error('websocket error')).code).to.equal('internal_error');
  });

  it('comes back after the server has hung up, unless it was closed meanwhile', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let connects = 0;
      const socket = Object.assign(new EventEmitter(), { connect: () => ++connects });
      const stop = reviveAfterHangUp(socket);
      socket.emit('disconnect', 'transport close');
      mock.timers.tick(5_000);
      expect(connects, 'Socket.IO comes back by itself').to.equal(0);
      socket.emit('disconnect', 'io server disconnect');
      mock.timers.tick(5_000);
      expect(connects).to.equal(1);
      socket.emit('disconnect', 'io server disconnect');
      stop();
      mock.timers.tick(5_000);
      expect(connects).to.equal(1);
    } finally {
      mock.timers.reset();
    }
  });

  it('opens by long polling where WebSocket is blocked, with the token of that moment', async () => {
    const http = createServer();
    const server = new Server(http, { transports: ['polling'] });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const tokens: unknown[] = [];
    server.of('/shopper').on('connection', ({ handshake }) => tokens.push(handshake.auth.token));
    const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const socket = openSocket('/shopper', { server: address, token: () => 't1' });
    try {
      const opened = new Promise<boolean>((resolve) => {
        socket.on('connect', () => resolve(true));
        socket.on('connect_error', () => resolve(false));
      });
      socket.connect();
      expect(await opened).to.equal(true);
      expect(tokens).to.deep.equal(['t1']);
    } finally {
      socket.disconnect();
      await server.close();
    }
  });
});
