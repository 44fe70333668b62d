import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { exchange, requestText } from './wire.ts';

const MAIN = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`the program prints its address, serves, and stops on ${signal}`, async (t) => {
    // A port that was free a moment ago.
    const probe = await startSandbox();
    const { port } = new URL(probe.url);
    await probe.close();
    const child = spawn(process.execPath, [MAIN, '--port', port], { stdio: ['ignore', 'pipe', 'inherit'] });
    t.after(() => child.kill('SIGKILL'));
    const exited = once(child, 'exit');
    const [url] = await once(createInterface(child.stdout), 'line');
    assert.equal(url, probe.url);
    const reply = await exchange(url, requestText('GET', '/submail/service/timestamp', {}));
    assert.equal(reply.status, 200);
    child.kill(signal);
    assert.deepEqual(await exited, [0, null]);
  });
}
