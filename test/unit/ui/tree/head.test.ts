import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ViewBadge } from 'vscode';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { window } from '../../vscode.ts';

const { TreeHead } = await import('../../../../src/ui/tree/head.ts');

/** What stands around the rows, and how often it was set. */
class Around {
  readonly set: string[] = [];
  #badge: ViewBadge | undefined;
  #message = '';

  get badge(): ViewBadge | undefined {
    return this.#badge;
  }

  set badge(badge: ViewBadge | undefined) {
    this.set.push(`${badge?.value}: ${badge?.tooltip}`);
    this.#badge = badge;
  }

  get message(): string {
    return this.#message;
  }

  set message(message: string) {
    this.set.push(`"${message}"`);
    this.#message = message;
  }
}

test('the text above the rows and the badge are set when they change, and not at each draw', () => {
  const around = new Around();
  const head = new TreeHead(around);
  for (const [text, low, tooltip] of [
    ['', 0, ''],
    ['Ordered by name.', 1, '1 account is low'],
    ['Ordered by name.', 1, '1 account is low'],
    ['', 1, 'an entry cannot be used'],
    ['', 0, ''],
  ] as const) {
    head.say(text);
    head.count(low, tooltip);
  }
  assert.deepEqual(around.set, [
    '0: ',
    '"Ordered by name."',
    '1: 1 account is low',
    '""',
    '1: an entry cannot be used',
    '0: ',
  ]);
});

test('neither shows a secret, also one that becomes known later, and that is set once as well', () => {
  const around = new Around();
  const head = new TreeHead(around);
  const show = (): void => {
    head.say('Ordered by canary-above-rows.');
    head.count(1, 'canary-above-rows is low');
  };
  show();
  around.set.length = 0;
  outputRedactor.know({ key: 'k', secret: 'canary-above-rows' });
  show();
  show();
  assert.deepEqual(around.set, ['"Ordered by •••."', '1: ••• is low']);
});

test('one progress stands over the rows for as long as anything is under way', async (t) => {
  const shown: string[] = [];
  t.mock.method(window, 'withProgress', (_options: unknown, task: () => Promise<void>) => {
    const number = shown.push('runs') - 1;
    return task().then(() => (shown[number] = 'ended'));
  });
  const head = new TreeHead(new Around());
  head.busy(false);
  head.busy(true);
  head.busy(true);
  assert.deepEqual(shown, ['runs']);
  head.busy(false);
  await Promise.resolve();
  assert.deepEqual(shown, ['ended']);
  head.busy(true);
  head.dispose();
  await Promise.resolve();
  assert.deepEqual(shown, ['ended', 'ended']);
});
