import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountState, AccountStatus } from '../../../src/balance/account/state.ts';
import type { Decimal } from '../../../src/balance/amount/decimal.ts';
import { english } from '../../../src/base/language.ts';
import { balanceTable } from '../../../src/wording/balanceTable.ts';

const AT = Date.UTC(2026, 10, 20, 12);

function status(name: string, state: AccountState): AccountStatus {
  const account = { id: name, name, provider: 'p', product: 'q' };
  return { account, state, refreshing: false, old: false };
}

test('every quantity of all accounts is a row with its exact amount, and what is wrong is said', () => {
  const quantities = [
    { key: 'a', amount: '9007199254740993' as Decimal, unit: 'messages' },
    { key: 'b', amount: 'not-allocated', unit: 'messages' },
  ] as const;
  const trouble = { fault: { kind: 'timeout', host: 'h', seconds: 15 }, since: AT, attempts: 1 } as const;
  const table = balanceTable(
    [
      status('One', { kind: 'ok', reading: { quantities, at: AT } }),
      status('T|wo', { kind: 'stale', reading: { quantities: quantities.slice(0, 1), at: AT }, trouble }),
      status('Three', { kind: 'failed', trouble }),
    ],
    [],
    english,
  );
  const lines = (table ?? assert.fail('there is no table')).split('\n');
  assert.equal(lines.length, 7);
  assert.equal(lines[0], '| Account | Quantity | Remaining | Updated |');
  assert.match(lines[2] ?? '', /^\| One \| a \| 9,007,199,254,740,993 messages \| Nov 20, 2026/);
  assert.match(lines[3] ?? '', /^\| One \| b \| Not allocated \| /);
  assert.match(lines[4] ?? '', /^\| T\\\|wo \| a \| .* \| .*refresh failed \|$/);
  assert.equal(lines[5], '| Three | – | – | refresh failed |');
  assert.equal(lines[6], '');
});

test('B10: of no accounts there is no table, so that the clipboard keeps what it has', () =>
  assert.equal(balanceTable([], [], english), undefined));
