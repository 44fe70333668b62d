import assert from 'node:assert/strict';
import type { Account } from '../../../../../src/balance/account/account.ts';
import { parseAccounts } from '../../../../../src/balance/account/accounts.ts';
import type { Product } from '../../../../../src/providers/provider.ts';
import { settled } from '../../../fakes/fakeClock.ts';
import { FakeCredentials } from '../../../fakes/fakeCredentials.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, pickOf, workspace } from '../../../vscode.ts';
import { entries, openWindow, type WindowParts } from '../../openWindow.ts';

const { runEditAccount } = await import('../../../../../src/ui/accounts/edit/editAccount.ts');

export const TITLE = 'Edit Name of a';
export const SAVED = { key: 'key-1', secret: 'secret-1' };
export const PLACES = ['china', 'world'].map((id) => ({
  id,
  label: () => id.toUpperCase(),
  hosts: [`https://api.${id}.example`],
}));

/**
 * A window in which the account `a` has a credential that was entered for where it is asked, and changes of the settings come to
 * the monitor, as in VS Code. The provider's product has these `changes`.
 */
export async function openEditing(
  more: Partial<Account> = {},
  changes: Partial<Product> = {},
  { variables }: WindowParts = {},
) {
  const A = account('a', more);
  const credentials = new FakeCredentials();
  const opened = await openWindow([A], { credentials, ...(variables === undefined ? {} : { variables }) });
  const { parts, provider, secrets, window, storage } = opened;
  const [product = assert.fail()] = provider.products;
  Object.assign(product, changes);
  await secrets.save({ account: A, provider, product }, SAVED);
  credentials.read = (served) => secrets.read(served);
  const follow = (): void => window.set(...parseAccounts(entries(), parts.providers).accounts);
  follow();
  // What was asked at once is behind, and so is the least gap.
  await opened.clock.advance(60_000);
  const watching = workspace.onDidChangeConfiguration(follow);
  provider.requests.length = 0;
  return {
    ...opened,
    saved: async (): Promise<unknown> => JSON.parse((await storage.get('messagingBalance.credential.a')) ?? 'null'),
    /** Edits the account as `act` does, which leaves the list with Esc. */
    async edit(act: () => Promise<void>): Promise<void> {
      const done = runEditAccount('a', parts);
      await act();
      (await pickOf(TITLE)).hide();
      await done;
      watching.dispose();
      await opened.clock.advance(60_000);
    },
  };
}

/** The list of what can be edited: each label with its value. */
export async function listed(): Promise<readonly string[]> {
  const { items } = await pickOf(TITLE);
  return items.flatMap(({ label, description }) => (description === undefined ? [] : [`${label}: ${description}`]));
}

/** Chooses what is to be changed. */
export async function choose(label: string): Promise<void> {
  (await pickOf(TITLE)).enter(label);
}

/** Types into the line of this heading, and presses Enter; what was said of the text. */
export async function enter(heading: string, text: string): Promise<string | undefined> {
  const box = await boxOf(heading);
  box.paste(text);
  const said = box.note;
  box.enter();
  await settled();
  return said;
}
