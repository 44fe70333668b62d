import { SANDBOX_ACCOUNTS } from '../sandbox/account.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

function variable(id: string, part: 'KEY' | 'SECRET'): string {
  return `SANDBOX_${id.replaceAll('-', '_').toUpperCase()}_${part}`;
}

/** The sandbox's default accounts as entries of the setting `messagingBalance.accounts`; credentials come from {@link sandboxEnvironment}. */
export function sandboxAccountEntries(
  sandbox: Pick<Sandbox, 'endpointOf'>,
): readonly Readonly<Record<string, unknown>>[] {
  return SANDBOX_ACCOUNTS.map(({ id, name, provider, product }) => ({
    id,
    name,
    provider,
    product,
    endpoints: [sandbox.endpointOf(id)],
    env: { key: variable(id, 'KEY'), secret: variable(id, 'SECRET') },
  }));
}

/** The credentials of the sandbox's default accounts, for the environment of an extension host. */
export function sandboxEnvironment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    SANDBOX_ACCOUNTS.flatMap(({ id, key, secret }) => [
      [variable(id, 'KEY'), key],
      [variable(id, 'SECRET'), secret],
    ]),
  );
}
