import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { HandClock } from '../net/handClock.ts';

/** The files that were opened, by their paths below `src/providers`. */
const opened = new Set<string>();
registerHooks({
  load(url, context, next) {
    const [, path] = /\/src\/providers\/(.+)$/.exec(url) ?? [];
    opened.add(path ?? '');
    return next(url, context);
  },
});

const { createProvider } = await import('../../../src/providers/engine/ask.ts');
const { OWN } = await import('../../../src/providers/index.ts');
const { OFFERED } = await import('../../../src/providers/offered.ts');
const { ProviderRegistry } = await import('../../../src/providers/registry.ts');

/** Those of the program's own providers. */
function adapters(): readonly string[] {
  return [...opened].filter((path) => /^(?:china|worldwide|mail)\//.test(path)).sort();
}

test('only what an account uses is loaded: with accounts of two providers none of the others', async () => {
  const clock = new HandClock();
  const http = () => Promise.reject(new Error('asks no one'));
  const registry = new ProviderRegistry(
    OFFERED.map((offer) => ({ offer, load: async () => createProvider(await OWN[offer.id](), http, clock) })),
  );
  assert.deepEqual(adapters(), []);
  assert.equal(registry.offers.length, Object.keys(OWN).length);
  await registry.load(['submail', 'jiguang']);
  assert.deepEqual(adapters(), ['china/jiguang.ts', 'china/submail.ts']);
  assert.deepEqual(
    registry.list.map(({ id }) => id),
    ['jiguang', 'submail'],
  );
});
