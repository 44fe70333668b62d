import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHttp } from '../../../../src/net/http.ts';
import { createProvider } from '../../../../src/providers/engine/ask.ts';
import { DESCRIPTORS } from '../../../providers.ts';
import { HandClock } from '../../net/handClock.ts';
import { faultFrom, openWire, reply } from '../../net/wire.ts';
import { requestFor } from '../fakeHttp.ts';

const CREDENTIAL = { key: 'Dev-4711', secret: 'sEcReT-AbCdEf0123' };
const header = Buffer.from(`${CREDENTIAL.key}:${CREDENTIAL.secret}`).toString('base64').replaceAll('=', '');

for (const [name, host] of [
  ['as it is', CREDENTIAL.secret],
  ['in lower case', CREDENTIAL.secret.toLowerCase()],
  ['in per cent', [...Buffer.from(CREDENTIAL.secret)].map((byte) => `%${byte.toString(16)}`).join('')],
  ['within a longer name', `x.${CREDENTIAL.secret}.y`],
  ['as the header that was sent', header],
] as const) {
  test(`A5: a redirect whose host holds the secret of mixed case ${name} does not tell it`, async () => {
    const location = `Location: https://${host}.example:8443/path\r\n`;
    const wire = await openWire((socket) => socket.end(reply('', location, '302 Found')));
    const clock = new HandClock();
    for (const descriptor of DESCRIPTORS) {
      const [service] = descriptor.products;
      assert.ok(service);
      const needed = service.credential.filter(({ optional }) => optional !== true);
      const credential = Object.fromEntries(
        needed.map(({ id, secret }) => [id, secret === true ? CREDENTIAL.secret : CREDENTIAL.key]),
      );
      const provider = createProvider(descriptor, createHttp(clock), clock);
      const request = { ...requestFor(provider, service.id, { endpoints: [wire.url] }), credential };
      const fault = await faultFrom(provider.fetchBalance(request));
      assert.equal(fault.kind, 'redirect');
      const told = JSON.stringify(fault).toLowerCase();
      assert.ok(!told.includes(CREDENTIAL.secret.toLowerCase()), told);
      // Who sends no such header has no such secret.
      if (host !== header || needed.length === 2) {
        assert.match(told, /•••.*\.example:8443/, descriptor.id);
        assert.ok(!told.includes(header.toLowerCase()), told);
      }
    }
    await wire.close();
  });
}
