import type { IncomingMessage } from 'node:http';
import type { Quantities } from './account.ts';
import { isFault } from './faults/check.ts';
import { textReply, type WireReply } from './reply.ts';
import { readBody } from './requestBody.ts';
import type { Sandbox } from './sandbox.ts';

type Member = Readonly<Record<string, unknown>>;

/**
 * The channel by which other processes steer the sandbox. `POST /_control` takes a JSON object of any of:
 * `fault: {account, fault | null, times?}`, `set: {account, quantities}`, `script: {account, steps}`,
 * `drift: {account, perRequest}`, `skew: ms`, `errorStatus: n`, `errorCodeForm: 'string'|'number'`, `rateWindow: ms`,
 * `reply: {name, body, contentType?, status?}` for `/anything/<name>`, `clearRequests: true`. `GET /_requests` gives the log. A request that a web page could have caused is refused.
 */
export async function control(incoming: IncomingMessage, sandbox: Sandbox): Promise<WireReply> {
  if (!isLocal(incoming)) {
    return textReply(403, 'text/plain', 'For local programs only\n');
  }
  if (incoming.url === '/_requests' && incoming.method === 'GET') {
    return textReply(200, 'application/json', JSON.stringify(sandbox.requests));
  }
  if (incoming.url !== '/_control' || incoming.method !== 'POST') {
    return textReply(404, 'text/plain', 'POST /_control or GET /_requests\n');
  }
  try {
    const order: unknown = JSON.parse((await readBody(incoming)).toString('utf8'));
    for (const [name, value] of Object.entries(memberOf(order, 'order'))) {
      const obey = ORDERS.get(name);
      if (obey === undefined) {
        throw new Error(`No such order: ${name}`);
      }
      obey(sandbox, value);
    }
    return textReply(200, 'application/json', '{}');
  } catch (error) {
    return textReply(400, 'text/plain', `${error instanceof Error ? error.message : 'Bad order'}\n`);
  }
}

/** A page in a browser sends an `Origin`; one that tricked the name service sends a foreign `Host`. */
function isLocal(incoming: IncomingMessage): boolean {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
  return incoming.headers.origin === undefined && (host === '127.0.0.1' || host === 'localhost');
}

const ORDERS: ReadonlyMap<string, (sandbox: Sandbox, value: unknown) => void> = new Map([
  ['fault', orderFault],
  [
    'set',
    (sandbox, value) => {
      const { account, quantities } = memberOf(value, 'set');
      sandbox.accounts.set(textOf(account, 'account'), quantitiesOf(quantities));
    },
  ],
  [
    'script',
    (sandbox, value) => {
      const { account, steps } = memberOf(value, 'script');
      if (!Array.isArray(steps)) {
        throw new Error('steps is not a list');
      }
      sandbox.accounts.script(textOf(account, 'account'), steps.map(quantitiesOf));
    },
  ],
  [
    'drift',
    (sandbox, value) => {
      const { account, perRequest } = memberOf(value, 'drift');
      sandbox.accounts.drift(textOf(account, 'account'), numberOf(perRequest, 'perRequest'));
    },
  ],
  ['skew', (sandbox, value) => sandbox.setClockSkew(numberOf(value, 'skew'))],
  ['errorStatus', (sandbox, value) => sandbox.setErrorStatus(numberOf(value, 'errorStatus'))],
  [
    'errorCodeForm',
    (sandbox, value) => {
      if (value !== 'string' && value !== 'number') {
        throw new Error('errorCodeForm is neither string nor number');
      }
      sandbox.setErrorCodeForm(value);
    },
  ],
  ['rateWindow', (sandbox, value) => sandbox.setRateWindow(numberOf(value, 'rateWindow'))],
  [
    'reply',
    (sandbox, value) => {
      const { name, body, contentType, status } = memberOf(value, 'reply');
      sandbox.setReply(textOf(name, 'name'), {
        body: textOf(body, 'body'),
        ...(contentType === undefined ? {} : { contentType: textOf(contentType, 'contentType') }),
        ...(status === undefined ? {} : { status: numberOf(status, 'status') }),
      });
    },
  ],
  ['clearRequests', (sandbox) => sandbox.clearRequests()],
]);

function orderFault(sandbox: Sandbox, value: unknown): void {
  const { account, fault, times } = memberOf(value, 'fault');
  const given = fault ?? undefined;
  if (given !== undefined && !isFault(given)) {
    throw new Error('No such fault, or not its parameters');
  }
  sandbox.fault(textOf(account, 'account'), given, times === undefined ? undefined : numberOf(times, 'times'));
}

function memberOf(value: unknown, name: string): Member {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${name} is not an object`);
  }
  return { ...value };
}

function quantitiesOf(value: unknown): Quantities {
  return Object.fromEntries(
    Object.entries(memberOf(value, 'quantities')).map(([field, amount]) => [
      field,
      amount === null ? null : textOf(amount, field),
    ]),
  );
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') {
    throw new Error(`${name} is not a text`);
  }
  return value;
}

function numberOf(value: unknown, name: string): number {
  if (typeof value !== 'number') {
    throw new Error(`${name} is not a number`);
  }
  return value;
}
