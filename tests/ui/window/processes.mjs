/** Programs that a test needs for a while: a display, a driver. Each is ended by its own id. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';

/** Starts a program in a group of its own, so that what it starts in turn ends with it. */
export function start(program, args, { env, stdio }) {
  const child = spawn(program, args, { env, stdio, detached: true });
  child.failed = new Promise((_, reject) => {
    child.once('error', (why) => reject(new Error(`${program} cannot be started: ${why.message}`)));
  });
  // Whoever waits for the program sees the failure; nobody else has to.
  child.failed.catch(() => {});
  return child;
}

/** Asks the group to end, then insists. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  signal(child, 'SIGTERM');
  const patience = setTimeout(() => signal(child, 'SIGKILL'), 3000);
  await gone;
  clearTimeout(patience);
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (why) {
    if (why.code !== 'ESRCH') throw why;
  }
}

/** A port of this computer that is free now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** An empty screen that nobody sees; it chooses its own free number. */
export async function startDisplay(width = 1600, height = 1000) {
  const server = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { env: process.env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await Promise.race([
    once(server.stdio[3], 'data').then(([data]) => data.toString().trim()),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended at once'))),
    server.failed,
  ]);
  return { name: `:${number}`, stop: () => stop(server) };
}
