import assert from 'node:assert/strict';
import { test } from 'node:test';

test('A5: another process has other hashes of the same text', async () => {
  // Each of these names loads the module anew, as a process does.
  const load = async (name: string) =>
    (await import(
      `../../../../src/balance/secret/textHash.ts?${name}`
    )) as typeof import('../../../../src/balance/secret/textHash.ts');
  const hashes = await Promise.all(
    ['one', 'two', 'three'].map(async (name) => {
      const module = await load(name);
      return [module.hashOf('open sesame', 0, 11), module.hashOf('', 0, 0)];
    }),
  );
  for (const index of [0, 1]) {
    assert.ok(new Set(hashes.map((each) => each[index])).size > 1, `hash ${index} is the same in each`);
  }
});
