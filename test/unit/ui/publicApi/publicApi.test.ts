import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../../../../src/base/event.ts';
import { english } from '../../../../src/base/language.ts';
import { NO_OUTLOOK } from '../../../../src/monitor/standing/outlook.ts';
import { account } from '../../fakes/fakeWindow.ts';
import { registryOf } from '../../fakes/registryOf.ts';
import { takeMistakes } from '../../vscode.ts';
import { openWindow } from '../openWindow.ts';

const { PublicApi } = await import('../../../../src/ui/publicApi/publicApi.ts');

async function open() {
  const opened = await openWindow([account('a')]);
  const registry = registryOf(...opened.parts.providers);
  let reads = 0;
  const of = () => {
    reads++;
    return NO_OUTLOOK;
  };
  const http = () => Promise.reject(new Error('nobody asks'));
  const api = new PublicApi({
    ...{ ...opened.parts, http, registry, language: english },
    providers: registry.list,
    outlooks: { of, onDidChange: new Emitter<readonly string[]>().event },
  } as unknown as ConstructorParameters<typeof PublicApi>[0]);
  return { ...opened, ...{ registry, api, exports: api.exports, reads: () => reads } };
}

const DESCRIPTION = {
  id: 'acme.sms',
  label: 'Acme',
  products: [
    {
      ...{ id: 'sms', label: 'SMS', hosts: ['https://api.acme.example'], console: 'https://acme.example' },
      ...{ keyName: 'key', secretName: 'secret', whereToFind: 'There.', description: 'Texts' },
      quantities: [{ key: 'sms', label: 'SMS', unit: 'messages' as const }],
    },
  ],
  fetchBalance: async () => ({}),
};

test('other extensions see what is known, frozen', async () => {
  const { exports } = await open();
  const [balance] = exports.getBalances();
  assert.deepEqual(
    [balance?.name, balance?.quantities[0]?.amount, Object.isFrozen(exports)],
    ['Name of a', '100', true],
  );
});

test('14.5: at a change the balances are read for other extensions only where one of them listens', async () => {
  const { exports, monitor, clock, reads } = await open();
  const refresh = async (): Promise<number> => {
    const before = reads();
    await clock.advance(60_000);
    await monitor.refresh('a', 'manual');
    await clock.advance(1_000);
    return reads() - before;
  };
  assert.equal(await refresh(), 0);
  exports.onDidChangeBalances(() => undefined);
  assert.notEqual(await refresh(), 0);
});

test('they are told of changes; one that throws hurts no other one', async () => {
  const { exports, provider, monitor, clock, api } = await open();
  const told: unknown[] = [];
  const mistake = new Error('a mistake of that extension');
  exports.onDidChangeBalances(() => {
    throw mistake;
  });
  const listening = exports.onDidChangeBalances((balances) => told.push(balances[0]?.quantities[0]?.amount));
  provider.respond = () => [{ key: 'sms', unit: 'messages', amount: 'not-allocated' }];
  await clock.advance(60_000);
  await monitor.refresh('a', 'manual');
  await clock.advance(1_000);
  assert.deepEqual([told, takeMistakes()], [[null], [mistake]]);
  listening.dispose();
  api.dispose();
});

test('they add a provider and take it back, under a name that no other one has', async () => {
  const { exports, registry } = await open();
  const added = await exports.registerProvider(DESCRIPTION);
  assert.deepEqual(
    registry.list.map(({ id }) => id),
    ['fake', 'acme.sms'],
  );
  await assert.rejects(exports.registerProvider({ ...DESCRIPTION, id: 'acme.other', label: 'ＡＣＭＥ' }), RangeError);
  await assert.rejects(exports.registerProvider({ ...DESCRIPTION, id: 'acme.other', label: 'F a k e' }), RangeError);
  added.dispose();
  assert.deepEqual(
    registry.list.map(({ id }) => id),
    ['fake'],
  );
});
