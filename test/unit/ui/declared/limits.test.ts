import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../fakes/fakeClock.ts';
import { quickly } from '../quickly.ts';
import { declarations, KEY, line, list, open, toNumbers } from './declaring.ts';

const USAGE = '{"month":{"used":1234,"limit":15000,"plan":"A"},"day":{"sent_mails":12}}';

const LIMITED = {
  id: 'own.acme',
  label: 'Acme',
  url: 'https://api.acme.example/v1/balance',
  auth: 'bearer',
  quantities: [{ key: 'balance', label: 'Mails', at: '/month/used', unit: 'emails', limit: '/month/limit' }],
};

test('21.1 a number that is called used is asked about, and what is left of its limit is shown', () =>
  quickly(async () => {
    const { done } = await open(USAGE);
    await toNumbers();
    const numbers = await list(5, 5);
    numbers.tick('used: 1234');
    numbers.enter();
    const limit = await list(6, 9);
    assert.match(String(limit.placeholder), /Is used what is left, or what was used of a limit\?/);
    assert.deepEqual(limit.labels, [
      'It is what is left',
      'It was used of limit: 15000',
      'It was used of sent_mails: 12',
    ]);
    limit.enter('It was used of limit: 15000');
    const unit = await list(7, 9);
    assert.ok(!unit.labels.includes('It was used of a limit…'));
    unit.enter('1,234 e-mails');
    const called = await line(8, 9);
    // It is not called after what was used.
    assert.equal(called.value, 'Balance');
    called.paste('Mails');
    called.back();
    // Back loses nothing.
    (await list(7, 9)).back();
    const again = await list(6, 9);
    assert.equal(again.activeItems[0]?.label, 'It was used of limit: 15000');
    again.back();
    (await list(5, 9)).enter();
    (await list(6, 9)).enter();
    (await list(7, 9)).enter();
    (await line(8, 9)).enter();
    const save = await list(9, 9);
    assert.match(String(save.items[0]?.detail), /^Mails: 13,766 /);
    save.enter('Save without an account');
    await done;
    assert.deepEqual(declarations(), [LIMITED]);
  }));

test('21.1 any number may have been used of a limit, whatever it is called, and may be what is left after all', () =>
  quickly(async () => {
    const { done } = await open('{"a":12,"b":500}');
    await toNumbers();
    const numbers = await list(5, 5);
    numbers.tick('a: 12');
    numbers.enter();
    (await list(6, 8)).enter('It was used of a limit…');
    (await list(6, 9)).enter('It was used of b: 500');
    (await list(7, 9)).enter('12 messages');
    (await line(8, 9)).enter();
    const save = await list(9, 9);
    assert.match(String(save.items[0]?.detail), /488 /);
    save.back();
    (await line(8, 9)).back();
    (await list(7, 9)).back();
    (await list(6, 9)).enter('It is what is left');
    (await list(7, 9)).enter();
    (await line(8, 9)).enter();
    const left = await list(9, 9);
    assert.match(String(left.items[0]?.detail), /12 messages/);
    left.enter('Save without an account');
    await done;
    assert.equal('limit' in Object(declarations())[0].quantities[0], false);
  }));

test('21.1 where there is no other number, nothing could be a limit', () =>
  quickly(async () => {
    const { done } = await open('{"used":12}');
    await toNumbers();
    const numbers = await list(5, 5);
    numbers.tick('used: 12');
    numbers.enter();
    const unit = await list(6, 8);
    assert.ok(!unit.labels.includes('It was used of a limit…'));
    unit.hide();
    await done;
  }));

test('21.1 a declared limit stays while the request is edited, also where the reply does not have it', () =>
  quickly(async () => {
    const { done } = await open('{"month":{"used":1234},"other":7}', [LIMITED]);
    (await list(1, 4)).enter('Acme');
    (await list(2, 5)).enter('Change its request or the numbers that are shown');
    const request = await line(3, 10);
    request.enter();
    (await list(4, 10)).enter();
    (await line(5, 10)).enter();
    const token = await line(6, 10);
    token.paste(KEY);
    token.enter();
    await settled();
    (await list(7, 11)).enter();
    const limit = await list(8, 11);
    assert.deepEqual(limit.labels, ['It is what is left', 'It was used of /month/limit', 'It was used of other: 7']);
    assert.equal(limit.activeItems[0]?.label, 'It was used of /month/limit');
    limit.enter();
    (await list(9, 11)).enter();
    (await line(10, 11)).enter();
    // It is said before it is saved.
    assert.match(String((await list(11, 11)).items[0]?.detail), /month\/limit/);
    (await list(11, 11)).hide();
    await done;
    assert.deepEqual(declarations(), [LIMITED]);
  }));
