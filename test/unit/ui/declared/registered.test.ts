import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Offer } from '../../../../src/providers/provider.ts';
import { ProviderRegistry } from '../../../../src/providers/registry.ts';
import { registered } from '../../../../src/ui/declared/registered.ts';
import { settled } from '../../fakes/fakeClock.ts';
import { PROVIDER } from '../sample.ts';

/** A registry in which these providers are declared, with the number of those who listen to it. */
function listenedTo(...ids: readonly string[]) {
  const registry = new ProviderRegistry([]);
  const declare = (...now: readonly string[]): void => registry.declare(now.map((id) => ({ ...PROVIDER, id })));
  declare(...ids);
  let listeners = 0;
  const watched = {
    get offers(): readonly Offer[] {
      return registry.offers;
    },
    onDidChange: (listener: () => void) => {
      const listening = registry.onDidChange(listener);
      listeners++;
      return {
        dispose: () => {
          listeners--;
          listening.dispose();
        },
      };
    },
  };
  return { watched, declare, listeners: () => listeners };
}

test('21: a declaration that is among the providers already is not waited for', async () => {
  const { watched, listeners } = listenedTo('own.a', 'own.b');
  const seen: string[] = [];
  void registered('own.b', watched).then(() => seen.push('registered'));
  await settled();
  assert.deepEqual([seen, listeners()], [['registered'], 0]);
});

test('21: a declaration is waited for until it is among the providers, whatever else comes before it', async () => {
  const { watched, declare, listeners } = listenedTo('own.a');
  const seen: string[] = [];
  void registered('own.b', watched).then(() => seen.push('registered'));
  declare('own.a', 'own.c');
  declare();
  await settled();
  assert.deepEqual([seen, listeners()], [[], 1]);
  declare('own.c', 'own.b');
  await settled();
  assert.deepEqual([seen, listeners()], [['registered'], 0]);
});
