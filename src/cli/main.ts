#!/usr/bin/env node
import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { homedir } from 'node:os';
import { systemClock } from '../base/clock.ts';
import { codeOf } from '../base/errorCode.ts';
import { type Output, run } from './run.ts';
import { EXIT } from './shell/exit.ts';

/** The bundler puts that of the manifest here. */
declare const VERSION: string;

/** Who gives up waits no longer than this for what hangs: a file on a network, a pipe without another end. */
const LAST_MOMENT_MS = 2_000;

const stop = new AbortController();
// Each request listens to it. The first Nodes of version 20 take more than ten for a leak, and say so.
setMaxListeners(0, stop.signal);
// The first one gives up in order; after it the signal does what it always does.
for (const [signal, code] of [
  ['SIGHUP', EXIT.hungUp],
  ['SIGINT', EXIT.interrupted],
  ['SIGTERM', EXIT.terminated],
] as const) {
  process.once(signal, () => {
    stop.abort(code);
    // By a signal: an end in order would wait for what hangs. Windows does not send every one.
    const last = process.platform === 'win32' ? 'SIGKILL' : signal;
    setTimeout(() => process.kill(process.pid, last), LAST_MOMENT_MS).unref();
  });
}

for (const stream of [process.stdout, process.stderr]) {
  // Who writes to standard output is told of it there. What cannot be said on the other one is in the code to end with.
  stream.on('error', () => undefined);
}

const out: Output = {
  isTerminal: process.stdout.isTTY === true,
  write: (text) =>
    written(text).catch((error: unknown) => {
      if (codeOf(error) === 'EPIPE') {
        // Whoever read has gone: nobody is left to be told.
        process.exit(EXIT.brokenPipe);
      }
      throw error;
    }),
};

const err: Output = {
  isTerminal: process.stderr.isTTY === true,
  write: async (text) => void process.stderr.write(text),
};

/** Writes to standard output. Of a file on a disk that is full Node's own stream tells nothing when a part of the text has room. */
async function written(text: string): Promise<void> {
  const { fd } = process.stdout;
  const isFile: boolean = !(process.stdout instanceof Socket);
  if (isFile) {
    writeFileSync(fd, text);
    return;
  }
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Users of containers may have no folder, and the system no word for it. */
function home(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

void run({
  args: process.argv.slice(2),
  env: process.env,
  platform: process.platform,
  home: home(),
  clock: systemClock,
  random: Math.random,
  out,
  err,
  stop: stop.signal,
  version: VERSION,
}).then((code) => {
  process.exitCode = code;
});
