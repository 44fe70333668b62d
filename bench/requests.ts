import type { Account, SignType } from '../src/balance/account/account.ts';
import { systemClock } from '../src/base/clock.ts';
import { createHttp } from '../src/net/http.ts';
import { createProviders } from '../src/providers/index.ts';
import { SANDBOX_ACCOUNTS } from '../test/sandbox/account.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import type { Figure } from './figure.ts';

const REFRESHES = 20;

/** What the providers' own demonstration clients send for one refresh: signed ones ask for the time first. */
const DEMO_CLIENTS: readonly (readonly [signType: SignType, what: string, requests: number])[] = [
  ['normal', 'unsigned', 1],
  ['md5', 'signed', 2],
];

/** Requests that a provider sees for each refresh, once the first one has compared the clocks. */
export async function measure(): Promise<readonly Figure[]> {
  const sandbox = await startSandbox();
  try {
    const figures: Figure[] = [];
    for (const [signType, what, requests] of DEMO_CLIENTS) {
      const refresh = refreshOf(sandbox.endpointOf('marketing-sms'), signType);
      await refresh();
      sandbox.clearRequests();
      for (let time = 0; time < REFRESHES; time++) {
        await refresh();
      }
      figures.push({
        ...{ id: `requests-${what}`, what: `requests per refresh, ${what}`, unit: 'count' },
        ...{ value: sandbox.requests.length / REFRESHES },
        beside: { what: "the provider's demo client", value: requests },
        goal: { kind: 'exactly', value: 1 },
      });
    }
    return figures;
  } finally {
    await sandbox.close();
  }
}

function refreshOf(endpoint: string, signType: SignType): () => Promise<unknown> {
  const { id, name, provider, product, key, secret } = SANDBOX_ACCOUNTS[2] ?? SANDBOX_ACCOUNTS[0] ?? missing();
  const account: Account = { id, name, provider, product, signType };
  const adapter =
    createProviders(createHttp(systemClock), systemClock).find((each) => each.id === provider) ?? missing();
  const service = adapter.products.find((each) => each.id === product) ?? missing();
  return () =>
    adapter.fetchBalance({
      ...{ account, product: service, credential: { key, secret }, endpoints: [endpoint] },
      signal: new AbortController().signal,
    });
}

function missing(): never {
  throw new Error('The sandbox has no such account');
}
