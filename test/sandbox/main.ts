import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

// node test/sandbox/main.ts [--port P]: prints its address on one line and serves until it is told to stop.
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const sandbox = await startSandbox({ port: Number(values.port) });
process.stdout.write(`${sandbox.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close());
}
