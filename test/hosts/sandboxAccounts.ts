import type { SandboxAccount } from '../sandbox/account.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** `SANDBOX_NEWSLETTER_SECRET`, `SANDBOX_TWILIO_ACCOUNT_SID`. */
function variable(id: string, part: string): string {
  const words = part.replace(/[A-Z]/g, (letter) => `_${letter}`);
  return `SANDBOX_${id.replaceAll('-', '_')}_${words}`.toUpperCase();
}

/** Accounts of the sandbox as entries of the setting `messagingBalance.accounts`; credentials come from {@link sandboxEnvironment}. */
export function sandboxAccountEntries(
  sandbox: Pick<Sandbox, 'endpointOf'>,
  accounts: readonly SandboxAccount[] = SANDBOX_ACCOUNTS,
): readonly Readonly<Record<string, unknown>>[] {
  return accounts.map(({ id, name, provider, product, credential, place, parameters }) => ({
    id,
    name,
    provider,
    product,
    ...(place === undefined ? {} : { place }),
    ...(parameters === undefined ? {} : { parameters }),
    endpoints: [sandbox.endpointOf(id)],
    env: Object.fromEntries(Object.keys(credential).map((part) => [part, variable(id, part)])),
  }));
}

/** The credentials of accounts of the sandbox, for the environment of an extension host. */
export function sandboxEnvironment(
  accounts: readonly SandboxAccount[] = SANDBOX_ACCOUNTS,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    accounts.flatMap(({ id, credential }) =>
      Object.entries(credential).map(([part, text]) => [variable(id, part), text] as const),
    ),
  );
}
