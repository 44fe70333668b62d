import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../fakes/fakeClock.ts';
import { isInputOpen, made } from '../../vscode.ts';
import { quickly } from '../quickly.ts';
import { DECLARED, declarations, KEY, line, list, open, REPLY } from './declaring.ts';

test('21.1 labels and units of a declared provider are changed without a request, and all else stays', () =>
  quickly(async () => {
    const { done, sent } = await open(REPLY, [{ ...DECLARED, console: 'https://acme.example/keys' }]);
    (await list(1, 4)).enter('Acme');
    (await list(2, 5)).enter('Change its name, its labels and units');
    const label = await line(3, 6);
    assert.equal(label.value, 'Acme');
    label.paste('Acme GmbH');
    label.enter();
    // Its unit is a place in the reply, which is no matter of names.
    const money = await line(4, 6);
    assert.equal(money.value, 'Money');
    money.paste('Prepaid');
    money.enter();
    (await list(5, 6)).enter('Messages');
    (await line(6, 6)).enter();
    await done;
    const [money0, bonus] = DECLARED.quantities;
    assert.deepEqual(declarations(), [
      {
        ...DECLARED,
        label: 'Acme GmbH',
        quantities: [
          { ...money0, label: 'Prepaid' },
          { ...bonus, unit: 'messages' },
        ],
        console: 'https://acme.example/keys',
      },
    ]);
    assert.equal(sent.length, 0);
  }));

test('21.1 a changed request is tried, and the numbers keep their keys', () =>
  quickly(async () => {
    const { done, sent } = await open(REPLY, [DECLARED]);
    (await list(1, 4)).enter('Acme');
    (await list(2, 5)).enter('Change its request or the numbers that are shown');
    const request = await line(3, 11);
    assert.equal(request.value, 'https://api.acme.example/v1/balance');
    request.enter();
    (await list(4, 11)).enter();
    (await line(5, 11)).enter();
    // The credential may go to another place by now, and is entered anew.
    const token = await line(6, 11);
    assert.equal(token.value, '');
    token.paste(KEY);
    token.enter();
    await settled();
    const numbers = await list(7, 13);
    assert.deepEqual(
      numbers.selectedItems.map(({ label }) => label),
      ['balance: 1234.56', 'bonus: 300'],
    );
    numbers.tick('bonus: 300');
    numbers.enter();
    (await list(8, 11)).enter();
    assert.equal((await line(9, 11)).value, 'Bonus');
    (await line(9, 11)).enter();
    (await list(10, 11)).enter();
    const save = await list(11, 11);
    assert.deepEqual(save.labels, ['Save the changes']);
    save.enter();
    await done;
    assert.deepEqual(declarations(), [{ ...DECLARED, quantities: [DECLARED.quantities[1]] }]);
    assert.equal(sent.length, 1);
  }));

test('21.1 a duplicate has an id and a name of its own', () =>
  quickly(async () => {
    const { done } = await open(REPLY, [DECLARED]);
    (await list(1, 4)).enter('Acme');
    (await list(2, 5)).enter('Duplicate it');
    (await line(3, 11)).enter();
    (await list(4, 11)).enter();
    (await line(5, 11)).enter();
    const token = await line(6, 11);
    token.paste(KEY);
    token.enter();
    await settled();
    (await list(7, 13)).enter();
    (await list(8, 13)).enter();
    (await line(9, 13)).enter();
    (await list(10, 13)).enter();
    (await line(11, 13)).enter();
    (await list(12, 13)).enter();
    (await list(13, 13)).enter('Save without an account');
    await done;
    assert.deepEqual(declarations(), [DECLARED, { ...DECLARED, id: 'own.acme-2' }]);
    assert.deepEqual(made.messages, ['Acme is saved in the settings.']);
  }));

test('21.1 removing a declared provider says which accounts use it', () =>
  quickly(async () => {
    const { done } = await open(
      REPLY,
      [DECLARED],
      [
        { id: 'a', name: 'Production', provider: 'own.acme' },
        { id: 'b', name: 'Other', provider: 'own.other' },
      ],
    );
    made.answers.push('Remove');
    (await list(1, 4)).enter('Acme');
    (await list(2, 5)).enter('Remove it');
    await done;
    assert.deepEqual(made.messages, ['Remove the declared provider Acme?']);
    assert.match(made.details.join(), /It is used by: Production\. They stay in the list/);
    assert.deepEqual(declarations(), []);
    assert.equal(isInputOpen(), false);
  }));
