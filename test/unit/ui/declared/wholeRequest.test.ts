import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../fakes/fakeClock.ts';
import { made } from '../../vscode.ts';
import { quickly } from '../quickly.ts';
import { DECLARED, declarations, KEY, line, list, open, REPLY } from './declaring.ts';

const BALANCE = 'https://api.acme.example/v1/balance';

/** Pastes a request that is taken, and accepts every guess until its secret is asked for. */
async function toSecret(text: string, steps: number) {
  const request = await line(1, 3);
  request.paste(text);
  request.enter();
  for (let step = 2; step < steps - 1; step++) {
    (await list(step, steps + 1)).enter();
  }
  (await line(steps - 1, steps + 1)).enter();
  return line(steps, steps + 1);
}

for (const number of [
  '12345678901234567890',
  '0.12345678901234567890',
  '-9007199254740993',
  '9007199254740992',
  '1e400',
]) {
  test(`21.1 a body with the number ${number} is not sent with other digits`, () =>
    quickly(async () => {
      const { done, sent } = await open();
      const secret = await toSecret(
        `curl ${BALANCE} -H 'X-Api-Key: ${KEY}' -d '{"deep":[{"v":${number}}],"page":1.50}'`,
        5,
      );
      secret.enter();
      await settled();
      assert.match(
        String(secret.note),
        new RegExp(`The number ${number.replace('.', '\\.')} in the body has more digits`),
      );
      assert.equal(sent.length, 0);
      secret.hide();
      await done;
    }));
}

test('21.1 a body of JSON that was written for HTTPie is sent whole, numbers as numbers', () =>
  quickly(async () => {
    const { done, sent } = await open();
    const secret = await toSecret(`http POST ${BALANCE} api_key=${KEY} page:=1 full:=true lang=en`, 5);
    secret.enter();
    await settled();
    assert.equal(sent[0]?.body, `{"api_key":"${KEY}","page":1,"full":true,"lang":"en"}`);
    (await list(6, 6)).hide();
    await done;
  }));

test('21.1 a body that a declaration cannot send is refused, and nothing of it is shown', () =>
  quickly(async () => {
    const { done, sent } = await open();
    const request = await line(1, 3);
    for (const body of [`[{"key":"${KEY}"}]`, `<key>${KEY}</key>`, 'key=a&x=1&x=2', `{"a":"${KEY}"`, '@body.json']) {
      request.paste(`curl ${BALANCE} -H 'X-Api-Key: abc' -d '${body}'`);
      assert.match(String(request.note), /^A declaration cannot send this request/, body);
      assert.equal(request.value, '');
      assert.ok(!String(request.note).includes(KEY));
    }
    assert.equal(sent.length, 0);
    request.hide();
    await done;
  }));

test('21.3 what was said to be the same for everybody and holds the secret is not saved', () =>
  quickly(async () => {
    const { done } = await open();
    const secret = await toSecret(`curl '${BALANCE}?who=${KEY}' -H 'Authorization: Bearer ${KEY}'`, 5);
    secret.enter();
    await settled();
    const numbers = await list(6, 6);
    numbers.tick('bonus: 300');
    numbers.enter();
    (await list(7, 10)).enter('300 credits');
    (await line(8, 10)).enter();
    (await list(9, 10)).enter();
    const save = await list(10, 10);
    assert.deepEqual(save.labels, ['Go back']);
    assert.match(String(save.items[0]?.detail), /"query" holds what looks like a key or a secret/);
    save.hide();
    await done;
    assert.equal(declarations(), undefined);
    assert.ok(!JSON.stringify([...made.settings]).includes(KEY));
  }));

test('21.1 another currency by name alone leaves the scale as it was declared', () =>
  quickly(async () => {
    const quantities = [{ key: 'balance', label: 'Money', at: '/data/balance', unit: 'EUR', scale: 2 }];
    const { done, sent } = await open(REPLY, [{ ...DECLARED, quantities }]);
    (await list(1, 4)).enter('Acme');
    (await list(2, 5)).enter('Change its name, its labels and units');
    (await line(3, 5)).enter();
    (await list(4, 5)).enter('Another currency…');
    const currency = await line(5, 6);
    currency.paste('usd');
    currency.enter();
    (await line(6, 6)).enter();
    await done;
    assert.deepEqual(declarations(), [{ ...DECLARED, quantities: [{ ...quantities[0], unit: 'USD' }] }]);
    assert.equal(sent.length, 0);
  }));

test('21.1 a whole amount of money may be cents, however small it is today', () =>
  quickly(async () => {
    const { done } = await open('{"balance":5,"currency":"EUR"}');
    const secret = await toSecret(`curl ${BALANCE} -H 'Authorization: Bearer ${KEY}'`, 4);
    secret.enter();
    await settled();
    const numbers = await list(5, 5);
    numbers.tick('balance: 5');
    numbers.enter();
    (await list(6, 8)).enter('€5.00');
    assert.deepEqual((await list(7, 9)).labels.slice(0, 2), ['€5.00', '€0.05']);
    (await list(7, 9)).hide();
    await done;
  }));

test('21.1 a secret that stands deep in a body is asked for, masked, and written nowhere', () =>
  quickly(async () => {
    const { done, sent } = await open();
    const request = await line(1, 3);
    request.paste(
      `curl ${BALANCE} -d '{"a.b":"x","login":{"user":"me","pw":"${KEY}"},"list":[{"n":1.5}],"a":{"b":"y"}}'`,
    );
    request.enter();
    const secrets = await list(2, 7);
    assert.deepEqual(secrets.labels, ['a.b', 'login.user', 'login.pw', 'list.0.n', 'a.b']);
    assert.deepEqual(
      secrets.selectedItems.map(({ label, detail }) => [label, detail]),
      [['login.pw', '20 characters, not shown']],
    );
    secrets.enter();
    (await list(3, 7)).enter();
    (await line(4, 7)).enter();
    (await line(5, 7)).enter();
    const secret = await line(6, 7);
    assert.deepEqual([secret.password, secret.value], [true, KEY]);
    secret.enter();
    await settled();
    assert.equal(sent[0]?.body, `{"a.b":"x","login":{"user":"me","pw":"${KEY}"},"list":[{"n":1.5}],"a":{"b":"y"}}`);
    const numbers = await list(7, 7);
    numbers.tick('bonus: 300');
    numbers.enter();
    (await list(8, 11)).enter('300 credits');
    (await line(9, 11)).enter();
    (await list(10, 11)).enter();
    (await list(11, 11)).enter('Save without an account');
    await done;
    const [declaration] = Object(declarations());
    const login = { user: { part: 'login-user' }, pw: { secret: 'login-pw' } };
    assert.deepEqual(declaration.body.json, { 'a.b': 'x', login, list: [{ n: 1.5 }], a: { b: 'y' } });
    assert.ok(!JSON.stringify([...made.settings]).includes(KEY));
  }));
