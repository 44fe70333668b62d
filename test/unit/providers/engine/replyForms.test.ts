import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDecimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import type { RequestSpec } from '../../../../src/providers/contract.ts';
import { faultFrom } from '../../net/wire.ts';
import { answered, HOST, written } from '../fakeHttp.ts';
import { stand } from './stand.ts';

const [ZERO, NEGATIVE] = [parseDecimal('0') ?? assert.fail(), parseDecimal('-1') ?? assert.fail()];
const MALFORMED = { kind: 'bad-response', host: HOST, problem: 'malformed' };

/** A service whose replies have this form and the amount at `at`; its first line where that is empty. */
const formed = (reads: RequestSpec['reads'], at: string, text: string, status = 200, contentType = 'text/plain') =>
  stand(
    {
      request: () => ({ path: '/left', ...(reads === undefined ? {} : { reads }) }),
      read: (reply) => {
        if (at !== '' && reply.at(at) === undefined) {
          throw reply.refusal('missing-field', 'left');
        }
        const amount = at === '' ? reply.amountIn(reply.lines()[0], 'line', 'messages') : reply.amount(at, 'messages');
        return [{ key: 'left', amount, unit: 'messages' }];
      },
    },
    () => answered(text, { status, contentType }),
  ).ask();

for (const [what, reads, at, text] of [
  ['an object', undefined, '/left', ' {"left":5}'],
  ['a list, where any value is', 'json value', '/0', '[5]'],
  ['plain text that begins like an object', 'text', '', '5\n{not json'],
  ['text, where JSON may stand', 'json or text', '', '5'],
  ['JSON behind blanks, where text may stand', 'json or text', '/left', ' \n{"left":5}'],
  ['XML', 'xml', '/left', '<xml><left>5</left></xml>'],
  ['XML of one root', { root: 'a', lists: [] }, '/left', ' <a><left>5</left></a>'],
] as const) {
  test(`the form of a reply: ${what}`, async () => {
    assert.deepEqual(written(await formed(reads, at, text)), ['left=5 messages']);
  });
}

test('a list is no reply of a service that answers with objects, nor is text one of JSON', async () => {
  assert.deepEqual(await faultFrom(formed(undefined, '/0', '[5]')), MALFORMED);
  assert.deepEqual(await faultFrom(formed(undefined, '/left', 'five')), MALFORMED);
  assert.deepEqual(await faultFrom(formed('text', '', '{"left":5}')), {
    ...{ kind: 'bad-response', host: HOST, problem: 'bad-amount', field: 'line' },
  });
});

test('JSON that begins like no object and calls itself HTML is a page, but not where words may stand', async () => {
  const page = { kind: 'not-the-provider', host: HOST };
  assert.deepEqual(await faultFrom(formed('json value', '/0', '[5]', 200, 'text/html')), page);
  for (const form of ['text', 'json or text'] as const) {
    assert.deepEqual(written(await formed(form, '', '5', 200, 'text/html')), ['left=5 messages']);
  }
});

test('errors of a service of XML are documents of another form: their status counts, and that of no other text', async () => {
  const form = { root: 'a', lists: [] };
  for (const text of ['<error/>', ' <error>', 'Unauthorized']) {
    for (const [status, fault] of [
      [400, { kind: 'provider-error', code: '400', text: '' }],
      [401, { kind: 'auth', definitive: false }],
      [404, { kind: 'bad-endpoint', code: '404' }],
    ] as const) {
      assert.deepEqual(await faultFrom(formed(form, '/left', text, status)), fault, `${text} ${status}`);
    }
  }
  for (const text of ['Sign in first', '{"a":1}']) {
    assert.deepEqual(await faultFrom(formed(form, '/left', text, 401)), MALFORMED, text);
  }
});

for (const [what, quantity] of [
  ['a reset that is no time', { resetsAt: Number.NaN, expiresAt: 5 }],
  ['an end that is no time', { resetsAt: 5, expiresAt: 0.5 }],
  ['a limit below nothing', { limit: NEGATIVE }],
  ['less than nothing used', { used: NEGATIVE }],
] as const) {
  test(`a quantity is not believed with ${what}`, async () => {
    const made: Quantity = { key: 'left', unit: 'messages', amount: ZERO, ...quantity };
    const { ask } = stand({ read: () => [made] }, () => answered('{}'));
    assert.deepEqual(await faultFrom(ask()), {
      ...{ kind: 'bad-response', host: HOST, problem: 'bad-amount', field: 'left' },
    });
  });
}
