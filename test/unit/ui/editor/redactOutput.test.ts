import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeIcons, escapeMarkdown } from '../../../../src/balance/text/plainText.ts';
import { english } from '../../../../src/base/language.ts';
import {
  fileOf,
  itemsOf,
  markdownOf,
  messageOf,
  outputRedactor,
  pageOf,
  treeItemOf,
} from '../../../../src/ui/editor/redactOutput.ts';
import { statusBarText } from '../../../../src/ui/statusBar/text.ts';
import { accountRow, balanceText, detailRows } from '../../../../src/ui/tree/rows.ts';
import { NOW, PROVIDERS, status, trouble } from '../sample.ts';

const SECRET = 'c4nary+7f/3e=9a&1b';
outputRedactor.know({ key: '10001', secret: SECRET });

for (const [name, quoted] of [
  ['plain', SECRET],
  ['URL', encodeURIComponent(SECRET)],
  ['base64', Buffer.from(`10001:${SECRET}`).toString('base64')],
  ['base64url', Buffer.from(`10001:${SECRET}`).toString('base64url')],
  ['JSON', JSON.stringify(SECRET).replaceAll('/', '\\/')],
  ['hex', Buffer.from(SECRET).toString('hex')],
] as const) {
  test(`row 38: a provider that quotes a secret gets it onto no screen: ${name}`, () => {
    const fault = { kind: 'provider-error', code: '777', text: `signature ${quoted} is wrong` } as const;
    const subject = status('a', { kind: 'failed', trouble: trouble(fault) });
    const { text, tooltip, spoken } = statusBarText([subject], PROVIDERS, NOW, english);
    const row = accountRow(subject, PROVIDERS, NOW, english);
    const details = detailRows(subject, PROVIDERS, NOW, english);
    const shown = [text, tooltip, spoken, ...Object.values(row), balanceText(subject, PROVIDERS, NOW, english)];
    for (const each of [...shown, ...details.flatMap((detail) => Object.values(detail))]) {
      // In Markdown every mark has a backslash before it.
      for (const form of [String(each), String(each).replace(/\\(?=[!-/:-@[-`{-~])/g, '')]) {
        assert.ok(!form.includes(quoted) && !form.includes(SECRET), form);
      }
    }
    assert.match(details[0]?.label ?? '', /signature "?•••"? is wrong/);
  });
}

test('18.2: Markdown has no secret beside its pictures, nor in what only looks like one', () => {
  const picture = '![said](data:image/svg+xml,%3Csvg%20/%3E)';
  assert.equal(markdownOf(`a ${SECRET} ${picture} ${SECRET}`), `a ••• ${picture} •••`);
  for (const text of [`\\](data:image/svg+xml,${SECRET})`, `](data:text/html,${SECRET})`]) {
    assert.ok(!markdownOf(text).includes(SECRET), text);
  }
});

const QUOTED = `it said ${SECRET} twice`;
const CLEAN = 'it said ••• twice';

test('row 38: a message is one line without secrets, links and invisible characters', () => {
  assert.equal(messageOf(QUOTED), CLEAN);
  assert.equal(messageOf('[a](command:b)\n\u202ec\u001b[31md'), '[a] (command:b) cd');
  const [half, rest] = [SECRET.slice(0, 9), SECRET.slice(9)];
  assert.equal(messageOf(`${half}\u200b${rest}`), '•••');
  assert.equal(messageOf('x'.repeat(2_000)).length, 1_000);
});

test('23.6: a file is made of its pieces in as many turns, with no secret in what its writer names', () => {
  const run = fileOf((named) => ['\ufeff余额', '', `${named(QUOTED)}\r\n`, 'end']);
  let [turns, step] = [0, run.next()];
  for (; step.done !== true; step = run.next()) {
    turns++;
  }
  assert.equal(turns, 4);
  assert.equal(Buffer.from(step.value).toString(), `\ufeff余额${outputRedactor.redact(QUOTED)}\r\nend`);
  assert.ok(!Buffer.from(step.value).toString().includes(SECRET));
});

test('row 38: what an item of the status bar and its tooltip escape is found all the same', () => {
  const secret = '$(secret)-[a](b)';
  outputRedactor.know({ key: 'k', secret });
  assert.equal(outputRedactor.redact(`a ${escapeIcons(secret)} b`), 'a ••• b');
  assert.equal(outputRedactor.redact(`a ${escapeMarkdown(secret)} b`), 'a ••• b');
  assert.equal(outputRedactor.redact(`a ${escapeIcons(secret)} b`), 'a ••• b');
});

test('row 38: the entries of a list show no secret, and stand for what they stood for', () => {
  const value = { secret: SECRET };
  const [full, short] = itemsOf<{ label: string; description?: string; detail?: string; value?: object }>([
    { label: QUOTED, description: QUOTED, detail: QUOTED, value },
    { label: 'a' },
  ]);
  assert.deepEqual(full, { label: CLEAN, description: CLEAN, detail: CLEAN, value });
  assert.equal(full?.value, value);
  assert.deepEqual(short, { label: 'a' });
});

test('row 38: an item of the tree shows and speaks no secret', () => {
  const spoken = { label: QUOTED, role: 'treeitem' };
  const item = { id: 'a', label: QUOTED, description: QUOTED, tooltip: QUOTED, accessibilityInformation: spoken };
  assert.equal(treeItemOf(item), item);
  assert.deepEqual(item, {
    id: 'a',
    label: CLEAN,
    description: CLEAN,
    tooltip: CLEAN,
    accessibilityInformation: { label: CLEAN, role: 'treeitem' },
  });
  assert.deepEqual(treeItemOf({ label: 'a' }), { label: 'a' });
});

test('row 38: a message to the page holds no secret, however deep', () => {
  const model = { at: [1, 2], series: [{ label: QUOTED, cells: ['1', null], resetsDaily: true }] };
  const message = { type: 'history', accounts: [{ id: 'a', name: QUOTED }], shown: { model }, notice: QUOTED };
  assert.deepEqual(pageOf(message), {
    type: 'history',
    accounts: [{ id: 'a', name: CLEAN }],
    shown: { model: { at: [1, 2], series: [{ label: CLEAN, cells: ['1', null], resetsDaily: true }] } },
    notice: CLEAN,
  });
});
