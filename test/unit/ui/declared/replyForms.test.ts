import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../fakes/fakeClock.ts';
import { quickly } from '../quickly.ts';
import { DECLARED, declarations, KEY, line, list, open, toNumbers } from './declaring.ts';

test('21.1 a reply that refuses is told, and the next try may be another key', () =>
  quickly(async () => {
    const opened = await open();
    opened.answer.status = 401;
    await toNumbers();
    const token = await line(4, 5);
    assert.match(String(token.note), /refused the credential/);
    opened.answer.status = 200;
    token.paste('any-other');
    token.enter();
    await settled();
    assert.deepEqual((await list(5, 5)).labels, ['balance: 1234.56', 'bonus: 300']);
    assert.equal(opened.sent.length, 2);
    (await list(5, 5)).hide();
    await opened.done;
  }));

test('21.1 more numbers than can be shown are not cut: whoever has chosen them chooses fewer', () =>
  quickly(async () => {
    const counts = Array.from({ length: 22 }, (_, index) => [`count_${index + 1}`, 10 * index + 5]);
    const { done } = await open(JSON.stringify(Object.fromEntries(counts)));
    await toNumbers();
    const numbers = await list(5, 5);
    numbers.tick(...numbers.labels.slice(0, 21));
    numbers.enter();
    const again = await list(5, 5);
    assert.equal(again.placeholder, 'At most 20 numbers can be shown, and 21 are chosen.');
    assert.equal(again.selectedItems.length, 21);
    again.tick(...again.labels.slice(0, 20));
    again.enter();
    (await list(6, 46)).hide();
    await done;
  }));

test('21.1 lines of text, several ways to read a number, and cents', () =>
  quickly(async () => {
    const { done } = await open('OK\n12,345\n9670500\n');
    await toNumbers();
    const numbers = await list(5, 5);
    assert.deepEqual(
      numbers.items.map(({ label, description }) => `${label} ${description}`),
      ['12,345 line 2', '12 line 2, field 1', '345 line 2, field 2', '9670500 line 3'],
    );
    numbers.tick('12,345', '9670500');
    numbers.enter();
    // A thousand or one and a bit: only who knows the account can tell.
    const reading = await list(6, 12);
    assert.deepEqual(reading.labels, ['12,345 credits', '12.345 credits']);
    reading.enter('12.345 credits');
    (await list(7, 12)).enter('12.345 credits');
    (await line(8, 12)).enter();
    (await list(9, 12)).enter('Another currency…');
    const currency = await line(10, 13);
    currency.paste('kro');
    currency.enter();
    assert.match(String(currency.note), /three letters/);
    currency.paste('sek');
    currency.enter();
    const scale = await list(11, 14);
    assert.deepEqual(scale.labels, [
      'SEK\u00a09,670,500.00',
      'SEK\u00a096,705.00',
      'SEK\u00a09,670.50',
      'SEK\u00a0967.05',
    ]);
    scale.enter('SEK\u00a0967.05');
    const called = await line(12, 14);
    assert.match(String(called.prompt), /SEK\s967\.05/);
    called.paste('Money');
    called.enter();
    assert.equal((await list(13, 14)).labels[0], 'line 1: OK');
    (await list(13, 14)).enter();
    (await list(14, 14)).enter('Save without an account');
    await done;
    assert.deepEqual(Object(Object(declarations())[0]), {
      ...{ id: 'own.acme', label: 'Acme', url: DECLARED.url, auth: 'bearer' },
      ...{ ok: { at: { line: 1 }, is: 'OK' }, error: { code: { line: 1 } } },
      quantities: [
        { key: 'balance', label: 'Balance', at: { line: 2 }, unit: 'credits', decimalComma: true },
        { key: 'balance-2', label: 'Money', at: { line: 3 }, unit: 'SEK', scale: 4 },
      ],
    });
  }));

test('21.1 where there is null now, it is asked what that means', () =>
  quickly(async () => {
    const { done } = await open('{"balance":null}');
    await toNumbers();
    const numbers = await list(5, 5);
    numbers.tick('balance: null');
    numbers.enter();
    (await list(6, 9)).enter('Messages');
    (await list(7, 9)).enter('Unlimited');
    (await line(8, 9)).enter();
    const save = await list(9, 9);
    assert.equal(save.items[0]?.detail, 'Balance: Unlimited');
    save.enter('Save without an account');
    await done;
    const [declaration] = Object(declarations());
    assert.deepEqual(Object(declaration).quantities, [
      { key: 'balance', label: 'Balance', at: '/balance', unit: 'messages', null: 'unlimited' },
    ]);
  }));

test('21.1 a declaration that would not be taken is not saved, and says why', () =>
  quickly(async () => {
    const { done } = await open();
    const request = await line(1, 3);
    // The user says that this is no secret, and everybody would read it in the settings.
    request.paste(`curl 'https://api.acme.example/v1/balance?ref=${'0123456789abcdef'.repeat(2)}' -H 'X-Key: ${KEY}'`);
    request.enter();
    const secrets = await list(2, 6);
    assert.deepEqual(
      secrets.selectedItems.map(({ label }) => label),
      ['x-key'],
    );
    secrets.enter();
    (await list(3, 6)).enter();
    (await line(4, 6)).enter();
    (await line(5, 6)).enter();
    await settled();
    const numbers = await list(6, 6);
    numbers.tick('bonus: 300');
    numbers.enter();
    (await list(7, 10)).enter('300 credits');
    (await line(8, 10)).enter();
    (await list(9, 10)).enter();
    const save = await list(10, 10);
    assert.deepEqual(save.labels, ['Go back']);
    assert.match(String(save.items[0]?.detail), /holds what looks like a key or a secret/);
    save.enter();
    (await list(9, 10)).hide();
    await done;
    assert.equal(declarations(), undefined);
  }));
