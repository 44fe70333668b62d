import https, { type RequestOptions } from 'node:https';
import { mock } from 'node:test';
import { HttpsProxyAgent } from 'https-proxy-agent';

/**
 * Sends every `https` request through a proxy the way VS Code does: with the agent that it uses, by replacing `https.request`.
 * `ca` (PEM) are the authorities that are trusted, for the proxy too. Ends with what it returns.
 */
export function throughProxy(proxy: string, ca: readonly string[]): () => void {
  return throughAgent(() => new HttpsProxyAgent(proxy, { ca: [...ca] }), ca);
}

/** The same with any agent. */
export function throughAgent(agentOf: () => https.Agent | HttpsProxyAgent<string>, ca: readonly string[]): () => void {
  const { request } = https;
  const patched = mock.method(https, 'request', (url: URL, options: RequestOptions) =>
    request(url, { ...options, ca: [...ca], agent: agentOf() }),
  );
  return () => patched.mock.restore();
}
