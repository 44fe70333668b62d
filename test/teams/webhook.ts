import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { until } from './daemon.ts';

/** An alert as Alertmanager tells it to a webhook. */
export interface Told {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What a team would have for a webhook. */
export interface Webhook {
  readonly url: string;
  readonly told: readonly Told[];
  /** The first alert of that name and status; waits for it. */
  next(name: string, status: Told['status']): Promise<Told>;
  close(): Promise<void>;
}

export async function startWebhook(): Promise<Webhook> {
  const told: Told[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      told.push(...(JSON.parse(body) as { readonly alerts: readonly Told[] }).alerts);
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const found = (name: string, status: Told['status']): Told | undefined =>
    told.find((each) => each.labels['alertname'] === name && each.status === status);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    told,
    async next(name, status) {
      await until(`${name} is ${status} at the webhook`, () => found(name, status) !== undefined);
      const alert = found(name, status);
      if (alert === undefined) {
        throw new Error('gone');
      }
      return alert;
    },
    async close() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
