import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { messages } from '../../fakes/amounts.ts';
import { HOUR, MINUTE } from '../../fakes/records.ts';
import { LOW, world } from './alertWindow.ts';

const DAY = 24 * HOUR;

test('17: the second reading is asked for after 2 to 5 minutes, by one window, and not after the interval', async () => {
  const { open, reads, reasons, clock, provider } = world([LOW], createMemoryStore('none'), DAY);
  open();
  open();
  await reads('1200');
  await clock.advance(10 * MINUTE);
  await reads('900');
  const asked = provider.requests.length;
  await clock.advance(MINUTE);
  assert.equal(provider.requests.length, asked, 'not before 2 minutes have passed');
  await clock.advance(3 * MINUTE + 5_000);
  assert.equal(provider.requests.length, asked + 1);
  assert.deepEqual(reasons(), ['crossed']);
  await clock.advance(HOUR);
  assert.equal(provider.requests.length, asked + 1, 'what was confirmed is not asked for again');
});

test('17: a second reading that is not low ends it, and one that fails leaves the next attempt to the usual rules', async () => {
  const { open, reads, reasons, clock, provider } = world([LOW], createMemoryStore('none'), DAY);
  open();
  await reads('5000', '0');
  const asked = provider.requests.length;
  provider.respond = () => messages('5000');
  await clock.advance(HOUR);
  assert.deepEqual([reasons(), provider.requests.length], [[], asked + 1]);
  await reads('900');
  provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
  await clock.advance(5 * MINUTE);
  assert.ok(provider.requests.length > asked + 2);
  provider.respond = () => messages('890');
  await clock.advance(HOUR);
  assert.deepEqual(reasons(), ['crossed']);
});

test('17: a second reading waits for the least interval of its provider, and no longer', async () => {
  const { open, reads, reasons, clock, provider } = world([LOW], createMemoryStore('none'), DAY);
  Object.assign(provider, { leastInterval: 20 });
  open();
  await reads('5000');
  await clock.advance(30 * MINUTE);
  await reads('900');
  const asked = provider.requests.length;
  await clock.advance(18 * MINUTE);
  assert.equal(provider.requests.length, asked);
  await clock.advance(2 * MINUTE);
  assert.equal(provider.requests.length, asked + 1);
  assert.deepEqual(reasons(), ['crossed']);
});

test('17: a window that is opened later asks for the second reading that nobody has asked for', async () => {
  const { open, reads, reasons, clock, provider } = world([LOW], createMemoryStore('none'), DAY);
  const one = open();
  await reads('5000', '900');
  one.close();
  await clock.advance(HOUR);
  const asked = provider.requests.length;
  open();
  await clock.advance(MINUTE);
  assert.deepEqual([reasons(), provider.requests.length - asked], [['crossed'], 1]);
});
