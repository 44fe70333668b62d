import { request as askHttp, type ClientRequest } from 'node:http';
import { request as askHttps } from 'node:https';
import { setDefaultCACertificates } from 'node:tls';
import type { Account } from '../src/balance/account/account.ts';
import { systemClock } from '../src/base/clock.ts';
import { createHttp } from '../src/net/http.ts';
import { basicAuthorization } from '../src/providers/china/jiguangBalance.ts';
import { createProviders } from '../src/providers/index.ts';
import { credentialOf } from './accounts.ts';
import { type Figure, median, medianOf } from './figure.ts';
import { startSandboxProcess } from './sandboxProcess.ts';

const warmUps = 100;
const times = 400;

/**
 * One refresh by the provider's adapter, beside the same request by Node alone. They take turns. Providers are asked over TLS;
 * plain HTTP shows what the adapter adds without it.
 */
export async function measure(): Promise<readonly Figure[]> {
  const { what, unit } = { what: 'refresh of one account, sandbox on loopback', unit: 'ms' } as const;
  const [tls, plain] = [await compare('https'), await compare('http')];
  return [
    {
      ...{ id: 'refresh', what, unit },
      ...{ ...medianOf(tls.ours), beside: { what: 'a bare https.request', value: median(tls.floor) } },
      goal: { kind: 'ratio', most: 1.5 },
    },
    {
      ...{ id: 'refresh plain', what: `${what}, without TLS`, unit },
      ...{ ...medianOf(plain.ours), beside: { what: 'a bare http.request', value: median(plain.floor) } },
    },
  ];
}

async function compare(scheme: 'http' | 'https'): Promise<{ ours: readonly number[]; floor: readonly number[] }> {
  const sandbox = await startSandboxProcess(1, 0, scheme);
  try {
    if (scheme === 'https') {
      // What an installed authority is for a user's machine: the product trusts what Node trusts.
      setDefaultCACertificates([sandbox.authority]);
    }
    const refresh = refreshOf(sandbox.url);
    const bare = () => askBare(`${sandbox.url}/jiguang/v1/accounts/dev`);
    const ours: number[] = [];
    const floor: number[] = [];
    for (let time = -warmUps; time < times; time++) {
      const pair = time % 2 === 0 ? [refresh, bare] : [bare, refresh];
      for (const work of pair) {
        const ms = await timeOf(work);
        if (time >= 0) {
          (work === bare ? floor : ours).push(ms);
        }
      }
    }
    return { ours, floor };
  } finally {
    await sandbox.close();
  }
}

function refreshOf(url: string): () => Promise<unknown> {
  const providers = createProviders(createHttp(systemClock), systemClock);
  const account = { id: 'a', name: 'a', provider: 'jiguang', product: 'account' } as Account;
  const provider = providers.find(({ id }) => id === account.provider);
  const product = provider?.products.find(({ id }) => id === account.product);
  if (provider === undefined || product === undefined) {
    throw new Error('The provider is not there');
  }
  const credential = credentialOf(0);
  return () =>
    provider.fetchBalance({
      ...{ account, product, credential, endpoints: [`${url}/jiguang`] },
      signal: new AbortController().signal,
    });
}

/** The same bytes by Node alone, without a deadline, a limit or a check. */
function askBare(url: string): Promise<unknown> {
  const ask = url.startsWith('https:') ? askHttps : askHttp;
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ 'accept-encoding': 'gzip, deflate, br', connection: 'close', 'user-agent': 'messaging-balance' },
      ...{ authorization: basicAuthorization(credentialOf(0)), accept: 'application/json' },
      'content-type': 'application/json',
    };
    const sent: ClientRequest = ask(url, { headers }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part;
        })
        .on('end', () => resolve(JSON.parse(text)));
    });
    sent.once('error', reject).end();
  });
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
