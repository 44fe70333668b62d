import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHttp } from '../../../src/net/http.ts';
import { createProviders } from '../../providers.ts';
import { HandClock } from '../net/handClock.ts';
import { faultFrom, openWire, reply } from '../net/wire.ts';
import { requestFor } from './fakeHttp.ts';

const CREDENTIAL = { key: 'Dev-4711', secret: 'sEcReT-AbCdEf0123' };
const pair = Buffer.from(`${CREDENTIAL.key}:${CREDENTIAL.secret}`).toString('base64');

for (const [name, host] of [
  ['as it is', CREDENTIAL.secret],
  ['in lower case', CREDENTIAL.secret.toLowerCase()],
  ['in per cent', [...Buffer.from(CREDENTIAL.secret)].map((byte) => `%${byte.toString(16)}`).join('')],
  ['within a longer name', `x.${CREDENTIAL.secret}.y`],
  ['as the header that was sent', pair.replaceAll('=', '')],
] as const) {
  test(`A5: a redirect whose host holds the secret of mixed case ${name} does not tell it`, async () => {
    const location = `Location: https://${host}.example:8443/path\r\n`;
    const wire = await openWire((socket) => socket.end(reply('', location, '302 Found')));
    const clock = new HandClock();
    for (const provider of createProviders(createHttp(clock), clock)) {
      const product = provider.products[0]?.id ?? '';
      const request = { ...requestFor(provider, product, { endpoints: [wire.url] }), credential: CREDENTIAL };
      const fault = await faultFrom(provider.fetchBalance(request));
      assert.equal(fault.kind, 'redirect');
      const told = JSON.stringify(fault).toLowerCase();
      assert.match(told, /•••.*\.example:8443/);
      for (const hidden of [CREDENTIAL.secret, pair.replaceAll('=', '')]) {
        assert.ok(!told.includes(hidden.toLowerCase()), told);
      }
    }
    await wire.close();
  });
}
