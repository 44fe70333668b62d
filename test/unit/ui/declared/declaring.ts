import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../../src/net/request.ts';
import { ProviderRegistry } from '../../../../src/providers/registry.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { settled } from '../../fakes/fakeClock.ts';
import { boxOf, made, pickOf } from '../../vscode.ts';
import { openWindow } from '../openWindow.ts';

const { runDeclareProvider } = await import('../../../../src/ui/declared/declareWizard.ts');
const { DeclaredProviders } = await import('../../../../src/ui/accounts/declared/declaredProviders.ts');

export const KEY = 'any-5a8d7c93f1b24e06';
export const CURL = `curl https://api.acme.example/v1/balance -H 'Authorization: Bearer ${KEY}'`;
export const REPLY =
  '{"status":"success","data":{"balance":"1234.56","currency":"EUR","bonus":300,"owner":{"phone":"5551234"}}}';

export const DECLARED = {
  id: 'own.acme',
  label: 'Acme',
  url: 'https://api.acme.example/v1/balance',
  auth: 'bearer',
  ok: { at: '/status', is: 'success' },
  error: { code: '/status' },
  quantities: [
    { key: 'balance', label: 'Money', at: '/data/balance', unit: { at: '/data/currency' } },
    { key: 'bonus', label: 'Bonus', at: '/data/bonus', unit: 'credits' },
  ],
};

/** A window whose network answers with `reply`, and what the settings declare in it. */
export async function open(reply = REPLY, declared: readonly unknown[] = [], accounts: readonly object[] = []) {
  const registry = new ProviderRegistry([]);
  const opened = await openWindow([], { providers: registry.list });
  if (declared.length > 0) {
    made.settings.set(SETTINGS.providers, declared);
  }
  const sent: HttpRequest[] = [];
  const answer = { text: reply, status: 200 };
  const http = async (request: HttpRequest) => {
    sent.push(request);
    return { ...answer, host: 'api.acme.example', contentType: 'application/json' };
  };
  const providers = new DeclaredProviders(registry, http, opened.clock);
  opened.window.set(
    ...accounts.map((account) => Object.assign({ id: '', name: '', provider: '', product: 'balance' }, account)),
  );
  const parts = { ...opened.parts, providers: registry.list, registry, http, declared: providers };
  return { ...opened, ...{ registry, sent, answer, done: runDeclareProvider(parts) } };
}

/** What the settings declare. */
export const declarations = (): unknown => made.settings.get(SETTINGS.providers);

/** The heading of the step that is open, without its place. */
export async function list(step: number, of: number) {
  return pickOf(`Declare Provider (${step}/${of})`);
}
export async function line(step: number, of: number) {
  return boxOf(`Declare Provider (${step}/${of})`);
}

/** From the curl line to the list of the reply's numbers, with every guess accepted. */
export async function toNumbers(): Promise<void> {
  const request = await line(1, 3);
  request.paste(CURL);
  request.enter();
  (await list(2, 5)).enter();
  const label = await line(3, 5);
  label.paste('Acme');
  label.enter();
  const token = await line(4, 5);
  assert.ok(token.password);
  token.enter();
  await settled();
}
