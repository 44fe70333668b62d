import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CHOICE_SETTINGS,
  CHOICES,
  changedSettings,
  DEFAULT_CHOICES,
  isPinned,
  parseChoices,
  withoutPin,
  withPin,
} from '../../../../src/ui/statusBar/choices.ts';
import { settingsById } from '../../../settings.ts';

interface Property {
  readonly default: unknown;
  readonly enum?: readonly string[];
}

const properties = settingsById<Property>();

test('the manifest offers the choices that the code knows, with the same defaults', () => {
  for (const [choice, values] of Object.entries(CHOICES)) {
    const property = properties[`messagingBalance.statusBar.${choice}`];
    assert.deepEqual(property?.enum, values);
    assert.equal(property?.default, values[0]);
  }
  const defaults = parseChoices((setting) => properties[setting]?.default);
  assert.deepEqual(defaults, DEFAULT_CHOICES);
  assert.deepEqual(
    parseChoices(() => undefined),
    DEFAULT_CHOICES,
  );
});

const settings = (values: Readonly<Record<string, unknown>>) => parseChoices((setting) => values[setting.slice(27)]);

test('every choice is read from its setting', () => {
  const chosen = { show: 'all', pinned: ['b', 'a'], showName: 'never', numbers: 'short', alignment: 'left' };
  assert.deepEqual(settings(chosen), chosen);
  assert.equal('messagingBalance.statusBar.'.length, 27);
});

test('what cannot be used counts as not chosen', () => {
  for (const bad of [null, 7, 'Left', {}, ['all'], true]) {
    const choices = settings({ show: bad, showName: bad, numbers: bad, alignment: bad });
    assert.deepEqual(choices, DEFAULT_CHOICES);
  }
  assert.deepEqual(settings({ pinned: 'a' }).pinned, []);
  assert.deepEqual(settings({ pinned: { 0: 'a' } }).pinned, []);
  assert.deepEqual(settings({ pinned: ['a', 7, null, 'b', 'a'] }).pinned, ['a', 'b']);
});

test('B2: a pin goes by the id without the blanks around it, as its account does', () => {
  const choices = settings({ show: 'pinned', pinned: [' a', 'b\u00a0', '\u3000a\t'] });
  assert.deepEqual(choices.pinned, ['a', 'b']);
  assert.ok(isPinned(choices, 'b'));
  assert.deepEqual(withoutPin(choices, 'a').pinned, ['b']);
});

test('a pin is added as the last one, once, and the pinned accounts are shown', () => {
  const one = withPin({ ...DEFAULT_CHOICES, numbers: 'short' }, 'a');
  assert.deepEqual(one, { ...DEFAULT_CHOICES, numbers: 'short', show: 'pinned', pinned: ['a'] });
  const two = withPin(one, 'b');
  assert.deepEqual(two.pinned, ['a', 'b']);
  assert.deepEqual(withPin(two, 'a'), two);
  assert.equal(withPin({ ...DEFAULT_CHOICES, show: 'hidden', pinned: ['a'] }, 'a').show, 'pinned');
});

test('a pin is taken out; with the last one gone the tightest account is shown', () => {
  const two = { ...DEFAULT_CHOICES, show: 'pinned', pinned: ['a', 'b'] } as const;
  const one = withoutPin(two, 'a');
  assert.deepEqual(one, { ...two, pinned: ['b'] });
  assert.deepEqual(withoutPin(one, 'x'), one);
  assert.deepEqual(withoutPin(one, 'b'), DEFAULT_CHOICES);
  for (const show of ['all', 'hidden', 'tightest'] as const) {
    assert.deepEqual(withoutPin({ ...two, show, pinned: ['a'] }, 'a'), { ...DEFAULT_CHOICES, show });
  }
});

test('B1, B3: taking out what is not pinned changes nothing, also where the pins are no list', () => {
  for (const pinned of [[], 'a', ['b']]) {
    const choices = settings({ show: 'pinned', pinned });
    assert.deepEqual(withoutPin(choices, 'a'), choices);
  }
});

test('an account counts as pinned only while pinned accounts are what is shown', () => {
  const pinned = ['a'];
  assert.equal(isPinned({ ...DEFAULT_CHOICES, show: 'pinned', pinned }, 'a'), true);
  assert.equal(isPinned({ ...DEFAULT_CHOICES, show: 'pinned', pinned }, 'b'), false);
  assert.equal(isPinned({ ...DEFAULT_CHOICES, show: 'all', pinned }, 'a'), false);
});

test('only what differs is written, and a default by taking the setting away', () => {
  const before = { ...DEFAULT_CHOICES, show: 'all', alignment: 'left' } as const;
  assert.deepEqual(changedSettings(before, { ...before }), []);
  assert.deepEqual(changedSettings(before, { ...before, show: 'pinned', pinned: ['a'] }), [
    [CHOICE_SETTINGS.show, 'pinned'],
    [CHOICE_SETTINGS.pinned, ['a']],
  ]);
  assert.deepEqual(changedSettings(before, DEFAULT_CHOICES), [
    [CHOICE_SETTINGS.show, undefined],
    [CHOICE_SETTINGS.alignment, undefined],
  ]);
});
