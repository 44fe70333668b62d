import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as elapsed } from 'node:timers/promises';

/** A program that runs until it is closed. */
export interface Daemon {
  readonly url: string;
  /** What it wrote, for who looks at a failure. */
  readonly output: () => string;
  close(): Promise<void>;
}

/** Starts a program that listens where the last word of its arguments says, and waits until it answers at `ready`. */
export async function startDaemon(
  program: string,
  args: (address: string) => readonly string[],
  ready: string,
): Promise<Daemon> {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(program, args(address), { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const daemon: Daemon = { url: `http://${address}`, output: () => output, close: () => ended(child) };
  await until(`${program} answers`, async () => {
    if (child.exitCode !== null) {
      throw new Error(`${program} ended with ${child.exitCode}:\n${output}`);
    }
    return await fetch(`${daemon.url}${ready}`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return daemon;
}

/** Waits until something that other programs do has happened, a minute at the most. */
export async function until(what: string, hasHappened: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await hasHappened())) {
    if (Date.now() > deadline) {
      throw new Error(`Not within a minute: ${what}`);
    }
    await elapsed(100);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) {
    child.kill();
    await once(child, 'close');
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
