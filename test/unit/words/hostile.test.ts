import assert from 'node:assert/strict';
import http from 'node:http';
import { mock, test } from 'node:test';
import { readingOf } from '../../../src/balance/account/state.ts';
import { pairOf } from '../../sandbox/account.ts';
import type { SandboxFault } from '../../sandbox/faults/fault.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { openWire, reply } from '../net/wire.ts';
import { JIGUANG, SUBMAIL } from './case.ts';
import { INTERVAL_MS, Scene, type SceneOptions } from './scene.ts';

const XML: SceneOptions = { ...SUBMAIL, entry: () => ({ parameters: { format: 'xml' } }) };
const HOUR_MS = 3_600_000;

/** Opens a scene whose account is answered with `fault`, and closes it again. */
async function inScene(options: SceneOptions, fault: SandboxFault | undefined, run: (scene: Scene) => Promise<void>) {
  const scene = await Scene.open(options);
  try {
    scene.sandbox.fault(scene.account.id, fault);
    await run(scene);
  } finally {
    await scene.close();
  }
}

function amounts(scene: Scene): readonly (string | null)[] {
  return (readingOf(scene.status.state)?.quantities ?? []).map(({ amount }) => amount);
}

test('row 9: the host that a redirect leads to is sent nothing at all', async () => {
  const other = await openWire((socket) => socket.end(reply('{}')));
  for (const status of [301, 302, 307, 308]) {
    await inScene(JIGUANG, { kind: 'redirect', location: `${other.url}/v1`, status }, async (scene) => {
      assert.equal(await scene.refresh(), 'redirect');
    });
  }
  assert.deepEqual(other.requests, []);
  await other.close();
});

test('row 15: a proxy that quotes the password it was sent gets it into no text', async () => {
  const given = Buffer.from('someone:sesame').toString('base64');
  const proxy = await openWire((socket, _, request) => {
    const quoted = `Proxy-Authenticate: Basic realm="${given}"\r\nX-Seen: ${/basic (\S+)/i.exec(request)?.[1]}\r\n`;
    socket.end(reply(`<p>someone:sesame ${given}`, quoted, '407 someone:sesame'));
  });
  const { request } = http;
  // The way VS Code sends requests through a proxy: by replacing `http.request`.
  const patched = mock.method(http, 'request', (url: string, options: http.RequestOptions) =>
    request({
      ...options,
      hostname: '127.0.0.1',
      host: '127.0.0.1',
      port: proxy.port,
      path: url,
      headers: { ...options.headers, 'proxy-authorization': `Basic ${given}` },
    }),
  );
  try {
    await inScene(JIGUANG, undefined, async (scene) => {
      assert.equal(await scene.refresh(), 'proxy');
      assert.match(proxy.requests[0] ?? '', new RegExp(given));
      assert.doesNotMatch(scene.everyText(), new RegExp(`sesame|${given}`));
      assert.equal(scene.sandbox.requests.length, 0);
    });
  } finally {
    patched.mock.restore();
    await proxy.close();
  }
});

test('row 21: a provider that hangs holds up no other, over real connections', async () => {
  const second = await startSandbox();
  const known = second.accounts.get('production-sms');
  const { id, name, provider, product } = known;
  const other = { id, name, provider, product, endpoints: [second.endpointOf(id)] };
  await inScene(SUBMAIL, { kind: 'hang-before-headers' }, async (scene) => {
    await scene.save(other, pairOf(known));
    scene.monitor.setAccounts([scene.account, other], () => INTERVAL_MS);
    const arrived = scene.sandbox.nextRequest();
    const hanging = scene.monitor.refresh(scene.account.id, 'manual');
    await arrived;
    await scene.monitor.refresh(id, 'manual');
    assert.equal(scene.monitor.status(id)?.state.kind, 'ok');
    assert.equal(scene.status.refreshing, true);
    scene.clock.pass(15_000);
    await hanging;
    assert.equal(scene.monitor.status(id)?.state.kind, 'ok');
    assert.equal(scene.status.state.kind, 'stale');
  });
  await second.close();
});

for (const json of ['"12,345.60"', '"￥12.30"', '"１２"', '"1 234"', '"1.234,5"', '"12 条"']) {
  test(`row 25: ${json} is refused, and the last good number stays`, () =>
    inScene(SUBMAIL, { kind: 'amount', json }, async (scene) => {
      assert.equal(await scene.refresh(), 'bad-response');
      assert.deepEqual(amounts(scene), ['9410', '9775']);
    }));
}

test('row 27: a negative amount is shown with its sign', () =>
  inScene(SUBMAIL, { kind: 'amount', json: '"-15"' }, async (scene) => {
    assert.equal(await scene.refresh(), undefined);
    assert.match(scene.words().bar, / -15$/);
    assert.match(scene.words().tooltipRow.at(-1) ?? '', /^-15 messages$/);
  }));

for (const [format, options] of [
  ['JSON', SUBMAIL],
  ['XML', XML],
] as const) {
  test(`row 29: keys of prototypes beside the amounts change nothing (${format})`, () =>
    inScene(options, { kind: 'hostile-keys' }, async (scene) => {
      const fault = await scene.refresh();
      // XML has elements within elements then, which no reply of the provider has.
      assert.equal(fault, format === 'XML' ? 'bad-response' : undefined);
      assert.deepEqual(amounts(scene), ['9410', '9775']);
      assert.equal(Reflect.get({}, 'balance'), undefined);
    }));

  test(`row 29: keys of prototypes in place of the amounts are none (${format})`, () =>
    inScene(options, { kind: 'hostile-keys', instead: true }, async (scene) => {
      assert.equal(await scene.refresh(), 'bad-response');
      assert.equal(Reflect.get({}, 'balance'), undefined);
    }));
}

for (const [name, options, fault] of [
  ['JSON', SUBMAIL, { kind: 'body', text: '['.repeat(200_000) }],
  ['JSON that is closed', JIGUANG, { kind: 'deep', levels: 100_000 }],
  ['XML', XML, { kind: 'deep', levels: 30_000 }],
] as const) {
  test(`row 30: ${name} that is nested without an end is refused`, () =>
    inScene(options, fault, async (scene) => {
      assert.equal(await scene.refresh(), 'bad-response');
      assert.match(scene.words().tooltipTrouble ?? '', /cannot be read/);
    }));
}

for (const [name, fault] of [
  ['a byte order mark', { kind: 'byte-order-mark' }],
  ['GBK that is declared', { kind: 'charset', encoded: 'gbk', label: 'gbk' }],
  ['UTF-8 that is not declared', { kind: 'charset', encoded: 'utf-8' }],
] as const) {
  test(`row 31: ${name} is read`, () =>
    inScene(SUBMAIL, fault, async (scene) => {
      assert.equal(await scene.refresh(), undefined);
      assert.deepEqual(amounts(scene), ['9410', '9775']);
    }));
}

for (const [name, fault] of [
  ['GBK that is not declared', { kind: 'charset', encoded: 'gbk' }],
  ['GBK that is declared as UTF-8', { kind: 'charset', encoded: 'gbk', label: 'utf-8' }],
] as const) {
  test(`row 31: ${name} is refused`, () =>
    inScene(SUBMAIL, fault, async (scene) => assert.equal(await scene.refresh(), 'bad-response')));
}

test('row 32: an external entity is not fetched, nor is a bomb unpacked', async () => {
  const target = await openWire((socket) => socket.end(reply('123')));
  for (const fault of [{ kind: 'external-entity', uri: `${target.url}/x` }, { kind: 'entity-bomb' }] as const) {
    await inScene(XML, fault, async (scene) => {
      assert.equal(await scene.refresh(), 'bad-response');
      assert.match(scene.words().tooltipTrouble ?? '', /holds a document type and was refused/);
    });
  }
  assert.deepEqual(target.requests, []);
  await target.close();
});

test('row 44: after 8 hours of sleep the number says at once how old it is', () =>
  inScene(SUBMAIL, undefined, async (scene) => {
    assert.equal(await scene.refresh(), undefined);
    assert.equal(scene.words().row, '9,410 · just now');
    // The machine's timers stand still while it sleeps; the wall clock does not.
    scene.clock.wall += 8 * HOUR_MS;
    assert.deepEqual(scene.words().tooltipRow, ['<icon history>', 'Marketing SMS', '9,410 messages, 8h ago']);
    assert.match(scene.words().bar, /^\$\(history\)/);
    assert.equal(await scene.refresh(), undefined);
    assert.equal(scene.words().row, '9,410 · just now');
    assert.equal(scene.lines.length, 0, 'a sleep is no trouble');
  }));
