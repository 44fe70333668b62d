import assert from 'node:assert/strict';
import type { Credential } from '../../../../src/balance/account/account.ts';
import type { HttpReply } from '../../../../src/net/request.ts';
import type { Declaration, DeclarationProblem } from '../../../../src/providers/declared/declaration.ts';
import { descriptorOf } from '../../../../src/providers/declared/declaredProvider.ts';
import { parseDeclaration } from '../../../../src/providers/declared/parseDeclaration.ts';
import { type Asked, asked, json } from '../asked.ts';
import { answered } from '../fakeHttp.ts';

export const SECRET = 'sesame-open-7f';

/** A declaration as it is written, with a secret in a header. */
export const ACME = {
  id: 'own.acme',
  label: 'Acme',
  url: 'https://api.acme.example/v1/balance',
  auth: { header: 'Api-Key' },
  quantities: [{ key: 'balance', label: 'Balance', at: '/data/balance', unit: 'EUR' }],
};

/** What is written, read; it has to be without fault. */
export function declared(more: object = {}): Declaration {
  const parsed = parseDeclaration({ ...ACME, ...more });
  assert.ok('declaration' in parsed, JSON.stringify(parsed));
  return parsed.declaration;
}

/** {@link ACME} with one quantity that is read otherwise. */
export function reading(quantity: object, more: object = {}): Declaration {
  return declared({ ...more, quantities: [{ key: 'balance', label: 'Balance', at: '/n', unit: 'EUR', ...quantity }] });
}

/** What is wrong with what is written. */
export function problemsOf(raw: unknown, taken?: readonly string[]): readonly DeclarationProblem[] {
  const parsed = parseDeclaration(raw, taken);
  return 'problems' in parsed ? parsed.problems : [];
}

/** Asks for the balance of a declared provider once. A reply that is no text is sent as JSON. */
export function ask(
  declaration: Declaration,
  reply: unknown,
  more: { readonly credential?: Credential; readonly reply?: Partial<HttpReply> } = {},
): Promise<Asked> {
  const text = typeof reply === 'string' ? answered(reply, { contentType: 'text/plain', ...more.reply }) : undefined;
  const subject = { descriptor: descriptorOf(declaration), credential: more.credential ?? { secret: SECRET } };
  return asked(subject, text ?? json(reply, more.reply));
}
