import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/base/language.ts';
import { outgoing } from '../../../src/ui/outgoing.ts';
import { statusBarText } from '../../../src/ui/statusBarText.ts';
import { accountRow, balanceText, detailRows } from '../../../src/ui/treeRows.ts';
import { NOW, PROVIDERS, status, trouble } from './sample.ts';

const SECRET = 'c4nary+7f/3e=9a&1b';
outgoing.know({ key: '10001', secret: SECRET });

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
