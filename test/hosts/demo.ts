import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseDecimal } from '../../src/balance/amount/decimal.ts';
import { isCurrency, type Quantity } from '../../src/balance/amount/quantity.ts';
import { systemClock } from '../../src/base/clock.ts';
import { createHttp } from '../../src/net/http.ts';
import type { QuantityDescription } from '../../src/providers/provider.ts';
import { FILE_NAME } from '../../src/store/file/generation.ts';
import { openFile } from '../../src/store/file/openFile.ts';
import { openHistory } from '../../src/store/history/history.ts';
import { newSalt } from '../../src/store/memory.ts';
import { createProviders } from '../providers.ts';
import type { SandboxAccount } from '../sandbox/account.ts';
import { type DemoReading, demoHistory } from '../sandbox/demoHistory.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { sandboxAccountEntries } from './sandboxAccounts.ts';

/** Days of history that a demonstration begins with. */
export const DEMO_DAYS = 60;

/** One of them is below its threshold from the start, and runs out soon. */
const THRESHOLDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'production-sms': { dev_balance: 10 },
  'marketing-sms': { balance: 5000 },
};

/** Accounts of the sandbox as entries of the setting, some of them with thresholds. */
export function demoAccountEntries(
  sandbox: Pick<Sandbox, 'endpointOf'>,
  accounts: readonly SandboxAccount[] = SANDBOX_ACCOUNTS,
): readonly Readonly<Record<string, unknown>>[] {
  return sandboxAccountEntries(sandbox, accounts).map((entry) => {
    const thresholds = THRESHOLDS[String(entry['id'])];
    return thresholds === undefined ? entry : { ...entry, thresholds };
  });
}

/**
 * Writes a history of the sandbox's accounts, which ends with what they hold now, into the folder where the extension
 * keeps its file. Nobody may have the file open yet.
 * @param options.ids of the accounts that get one: the history of all that the sandbox has takes seconds to write
 */
export async function writeDemoHistory(
  folder: string,
  sandbox: Pick<Sandbox, 'accounts'>,
  nowMs: number,
  { days = DEMO_DAYS, ids }: { readonly days?: number; readonly ids?: readonly string[] } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const opened = openFile({
    sqlite: { DatabaseSync },
    path: join(folder, FILE_NAME),
    salt: newSalt(),
    patienceMs: 1_000,
  });
  if (opened.kind !== 'open') {
    throw new Error(`The file of the history could not be made: ${opened.kind}`);
  }
  const { file } = opened;
  try {
    const history = openHistory(file.database);
    const providers = createProviders(createHttp(systemClock), systemClock);
    file.database.exec('BEGIN IMMEDIATE');
    const accounts = sandbox.accounts
      .list()
      .filter(({ id, isWithoutHistory }) => isWithoutHistory !== true && ids?.includes(id) !== false);
    for (const account of accounts) {
      const product = providers
        .find(({ id }) => id === account.provider)
        ?.products.find(({ id }) => id === account.product);
      for (const [index, reading] of demoHistory(account, nowMs, days).entries()) {
        const quantities = quantitiesOf(reading, product?.quantities ?? [], account);
        if (quantities.length === 0) {
          // The adapter's amounts are not those of the reply.
          break;
        }
        history.append(account.id, index + 1, { at: reading.at, quantities });
      }
    }
    file.database.exec('COMMIT');
  } finally {
    file.close();
  }
}

/** What the product's adapter would have made of the reading, in the currency that its replies name. */
function quantitiesOf(
  reading: DemoReading,
  known: readonly QuantityDescription[],
  { words = {}, fraction = 0 }: SandboxAccount,
): readonly Quantity[] {
  const currency = words['currency'] ?? '';
  return known.flatMap(({ key, unit: described }) => {
    const text = reading.quantities[key];
    const amount = text === null ? 'not-allocated' : parseDecimal(withPoint(text ?? '', fraction));
    const unit = described !== 'in reply' ? described : isCurrency(currency) ? currency : undefined;
    return amount === undefined || unit === undefined ? [] : [{ key, unit, amount }];
  });
}

/** `9670500` and 4 make `967.0500`. */
function withPoint(digits: string, fraction: number): string {
  return fraction === 0 ? digits : digits.padStart(fraction + 1, '0').replace(new RegExp(`(.{${fraction}})$`), '.$1');
}
