#!/usr/bin/env node
import { homedir } from 'node:os';
import { systemClock } from '../base/clock.ts';
import { EXIT } from './exit.ts';
import { type Output, run } from './run.ts';
import { codeOf } from './state/lock.ts';

/** The bundler puts that of the manifest here. */
declare const VERSION: string;

const stop = new AbortController();
// The first one gives up in order; after it the signal does what it always does.
for (const [signal, code] of [
  ['SIGHUP', EXIT.hungUp],
  ['SIGINT', EXIT.interrupted],
  ['SIGTERM', EXIT.terminated],
] as const) {
  process.once(signal, () => stop.abort(code));
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    // Whoever read has gone: nobody is left to be told.
    process.exit(codeOf(error) === 'EPIPE' ? EXIT.brokenPipe : EXIT.unwritable);
  });
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true };
}

void run({
  args: process.argv.slice(2),
  env: process.env,
  platform: process.platform,
  home: homedir(),
  clock: systemClock,
  random: Math.random,
  out: outputOf(process.stdout),
  err: outputOf(process.stderr),
  stop: stop.signal,
  version: VERSION,
}).then((code) => {
  process.exitCode = code;
});
