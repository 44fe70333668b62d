import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { settled } from '../../fakes/fakeClock.ts';
import { made, pickOf } from '../../vscode.ts';
import { entries } from '../openWindow.ts';
import { quickly } from '../quickly.ts';
import { CURL, DECLARED, declarations, KEY, line, list, open, toNumbers } from './declaring.ts';

test('21.1 a provider is declared from a curl line, and an account is added with its credential', () =>
  quickly(async () => {
    const { done, sent, storage } = await open();
    const request = await line(1, 3);
    request.paste(CURL);
    // The key is off the screen at once.
    assert.equal(request.value, 'https://api.acme.example/v1/balance');
    assert.ok(!JSON.stringify([request.note, request.prompt]).includes(KEY));
    request.enter();
    const secrets = await list(2, 5);
    assert.deepEqual(
      secrets.selectedItems.map(({ label, detail }) => [label, detail]),
      [['token', '20 characters, not shown']],
    );
    secrets.enter();
    const label = await line(3, 5);
    assert.equal(label.value, 'Acme');
    label.enter();
    const token = await line(4, 5);
    assert.deepEqual([token.password, token.value, sent.length], [true, KEY, 0]);
    assert.equal(token.note, 'It is entered already. Press Enter to send the request to api.acme.example once.');
    token.enter();
    await settled();
    const numbers = await list(5, 5);
    assert.deepEqual(numbers.labels, ['balance: 1234.56', 'bonus: 300']);
    assert.deepEqual(
      numbers.items.map(({ description }) => description),
      ['/data/balance', '/data/bonus'],
    );
    assert.match(String(numbers.placeholder), /1 look private and are left out/);
    numbers.tick('balance: 1234.56', 'bonus: 300');
    numbers.enter();
    const unit = await list(6, 11);
    // There are no fractions of messages.
    assert.deepEqual(unit.labels, ['€1,234.56', '1,234.56 credits', 'Another currency…', 'It was used of a limit…']);
    unit.enter('€1,234.56');
    const money = await line(7, 11);
    assert.equal(money.value, 'Balance');
    money.paste('Money');
    money.enter();
    (await list(8, 11)).enter('300 credits');
    (await line(9, 11)).enter();
    (await list(10, 11)).enter('/status: success');
    const save = await list(11, 11);
    assert.equal(save.items[0]?.detail, 'Money: €1,234.56; Bonus: 300 credits');
    save.enter();
    const name = await line(12, 12);
    assert.equal(name.value, 'Acme');
    name.enter();
    await settled();
    (await pickOf('Add Account (1/1)')).hide();
    await done;
    assert.deepEqual(declarations(), [DECLARED]);
    const [entry] = entries();
    assert.deepEqual({ ...Object(entry), id: '' }, { id: '', name: 'Acme', provider: 'own.acme', product: 'balance' });
    const kept = await Promise.all((await storage.keys()).map((key) => storage.get(key)));
    assert.ok(JSON.stringify(kept).includes(KEY));
    assert.ok(!JSON.stringify([...made.settings]).includes(KEY));
    // The trial was the only request; what it brought is shown.
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.headers['authorization'], `Bearer ${KEY}`);
  }));

test('21.1 back at every step loses nothing, and what was answered is not asked for again', () =>
  quickly(async () => {
    const { done, sent } = await open();
    await toNumbers();
    const numbers = await list(5, 5);
    numbers.tick('balance: 1234.56');
    numbers.enter();
    (await list(6, 9)).enter('€1,234.56');
    const called = await line(7, 9);
    called.paste('Money');
    called.back();
    const unit = await list(6, 9);
    assert.equal(unit.activeItems[0]?.label, '€1,234.56');
    unit.back();
    const again = await list(5, 9);
    assert.deepEqual(
      again.selectedItems.map(({ label }) => label),
      ['balance: 1234.56'],
    );
    again.back();
    const token = await line(4, 9);
    assert.equal(token.value, KEY);
    token.back();
    const label = await line(3, 9);
    assert.equal(label.value, 'Acme');
    label.back();
    const secrets = await list(2, 9);
    assert.equal(secrets.selectedItems.length, 1);
    secrets.back();
    const request = await line(1, 9);
    assert.equal(request.value, 'https://api.acme.example/v1/balance');
    request.enter();
    (await list(2, 9)).enter();
    (await line(3, 9)).enter();
    (await line(4, 9)).enter();
    await settled();
    (await list(5, 9)).enter();
    (await list(6, 9)).enter();
    assert.equal((await line(7, 9)).value, 'Money');
    assert.equal(sent.length, 1);
    (await line(7, 9)).hide();
    await done;
    assert.equal(declarations(), undefined);
  }));

test('21.1 where the setting of accounts is no list, nothing is declared for one', () =>
  quickly(async () => {
    const { done } = await open();
    made.settings.set(SETTINGS.accounts, {});
    await toNumbers();
    const numbers = await list(5, 5);
    numbers.tick('bonus: 300');
    numbers.enter();
    (await list(6, 9)).enter('300 credits');
    (await line(7, 9)).enter();
    (await list(8, 9)).enter();
    (await list(9, 9)).enter();
    (await line(10, 10)).enter();
    await assert.rejects(done, EditRefused);
    assert.equal(declarations(), undefined);
  }));

test('21.1 an address alone is asked how the key travels, and under which name', () =>
  quickly(async () => {
    const { done, sent } = await open();
    const request = await line(1, 3);
    request.type('https://api.acme.example/v1/balance');
    request.enter();
    (await list(2, 4)).enter('A header of its own');
    const name = await line(3, 6);
    assert.equal(name.value, 'X-Api-Key');
    name.paste('Cookie');
    name.enter();
    assert.match(String(name.note), /cannot carry a key/);
    name.paste('api-key');
    name.enter();
    (await line(4, 6)).enter();
    const key = await line(5, 6);
    assert.ok(key.password);
    key.paste(KEY);
    key.enter();
    await settled();
    assert.equal(sent[0]?.headers['api-key'], KEY);
    (await list(6, 6)).hide();
    await done;
  }));

test('21.1 a request that looks like one that sends is not sent before it was confirmed', () =>
  quickly(async () => {
    const { done, sent } = await open();
    const request = await line(1, 3);
    request.paste(`curl https://api.acme.example/sms/send -H 'Authorization: Bearer ${KEY}'`);
    request.enter();
    (await list(2, 6)).enter();
    (await line(3, 6)).enter();
    const warning = await list(4, 6);
    assert.match(String(warning.placeholder), /"send" looks like a call that sends or changes something/);
    // The first choice is not to send it.
    warning.enter();
    assert.equal((await line(3, 6)).value, 'Acme');
    (await line(3, 6)).enter();
    (await list(4, 6)).enter('It only asks for the balance');
    assert.equal(sent.length, 0);
    (await line(5, 6)).enter();
    await settled();
    assert.equal(sent.length, 1);
    (await list(6, 6)).hide();
    await done;
  }));

test('21.1 what cannot be declared is said before anything is sent', () =>
  quickly(async () => {
    const { done, sent } = await open();
    const request = await line(1, 3);
    for (const [text, said] of [
      ['curl -X DELETE https://api.acme.example/v1/key', /DELETE changes something/],
      ["curl -H 'Authorization: Bearer x'", /no address/],
      ['curl http://api.acme.example/v1/balance', /not encrypted/],
      ['curl "https://api.acme.example', /cannot be read as a whole/],
      ['fetch("https://api.acme.example/v1", {"headers": {"X-Key": "abc"}})', /cannot be told where "X-Key" belongs/],
      [`https://api.acme.example/${'0123456789abcdef'.repeat(3)}/balance`, /looks like a key or a secret/],
    ] as const) {
      request.paste(text);
      assert.match(String(request.note), said, text);
      assert.equal(request.value, '');
    }
    assert.equal(sent.length, 0);
    request.hide();
    await done;
  }));
