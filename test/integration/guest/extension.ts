import type * as vscode from 'vscode';
import { extensions } from 'vscode';
import type { Balance, BalanceProduct, BalanceProvider, MessagingBalanceApi } from '../../../src/ui/publicApi/api.ts';
import { guestPortVariable } from '../suite.ts';
import { GUEST_ACCOUNTS, type GuestService, startService } from './service.ts';

/** What the suite drives the guest by. */
export interface Guest {
  /** As the guest got it from the extension's exports. */
  readonly api: MessagingBalanceApi;
  readonly service: GuestService;
  /** What the guest was told by the event, the latest last. */
  readonly told: (readonly Balance[])[];
  /** Signals of requests that the provider leaves open. */
  readonly open: AbortSignal[];
  /** What the provider is, with changes. */
  provider(changes?: Partial<BalanceProvider>): BalanceProvider;
  dispose(): Promise<void>;
}

/** An extension such as others may write: it uses what docs/api.md declares, and a service of its own. */
export async function activate(context: vscode.ExtensionContext): Promise<Guest> {
  const api = await extensions.getExtension<MessagingBalanceApi>('messaging-balance.messaging-balance')?.activate();
  if (api?.apiVersion !== 1) {
    throw new Error('Messaging Balance is not there, or has another API');
  }
  const service = await startService(Number(process.env[guestPortVariable]));
  const told: (readonly Balance[])[] = [];
  const open: AbortSignal[] = [];
  api.onDidChangeBalances((balances) => told.push(balances), undefined, context.subscriptions);
  api.onDidChangeBalances(() => {
    throw new Error('a listener that throws');
  });
  return {
    ...{ api, service, told, open },
    provider: (changes = {}) => ({
      id: 'guest.sms',
      label: 'Guest',
      products: GUEST_ACCOUNTS.map(({ product }) => productOf(product, service.url)),
      async fetchBalance({ product, credential, endpoints, signal, http }) {
        switch (product) {
          case 'throws':
            throw new TypeError(`cannot read ${credential.secret}`);
          case 'hangs':
            open.push(signal);
            return await new Promise(() => undefined);
          case 'lies':
            return { left: '1e99' };
          case 'offline':
            return (await fetch(service.deadUrl, { signal })).json() as Promise<Record<string, string>>;
          default: {
            const authorization = `Bearer ${credential.key}:${credential.secret}`;
            const reply = await http({ url: `${endpoints[0]}/balance?of=all`, headers: { authorization } });
            if (reply.status === 401) {
              throw Object.assign(new Error('refused'), { kind: 'auth' });
            }
            return reply.json() as Record<string, string | null>;
          }
        }
      },
      ...changes,
    }),
    dispose: () => service.close(),
  };
}

function productOf(id: string, url: string): BalanceProduct {
  return {
    id,
    label: `Guest ${id}`,
    description: 'messages of the guest',
    hosts: [url],
    quantities: [
      { key: 'left', label: 'Guest messages', unit: 'messages' },
      { key: 'reserve', label: 'Guest reserve', unit: 'messages' },
    ],
    console: 'https://guest.example/console',
    keyName: 'guestKey',
    secretName: 'guestSecret',
    whereToFind: 'Both are at the reception.',
  };
}
