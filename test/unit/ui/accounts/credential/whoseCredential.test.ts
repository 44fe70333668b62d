import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Credential } from '../../../../../src/balance/account/account.ts';
import { english } from '../../../../../src/base/language.ts';
import { forgetMade, made } from '../../../vscode.ts';
import { PROVIDER } from '../../sample.ts';

const { askWhose } = await import('../../../../../src/ui/accounts/credential/whoseCredential.ts');

const [product = assert.fail()] = PROVIDER.products;
const SEEN = product.credential;
const HIDDEN = [{ id: 'secret', name: 'appkey', secret: true }] as const;

beforeEach(forgetMade);

for (const [what, fields, held, entered, answer, expected, asked] of [
  ['nothing was held', SEEN, undefined, { key: '1', secret: 'a' }, undefined, 'same', 0],
  ['what may be seen is the same', SEEN, { key: '1', secret: 'a' }, { key: '1', secret: 'b' }, undefined, 'same', 0],
  ['what may be seen is another', SEEN, { key: '1', secret: 'a' }, { key: '2', secret: 'a' }, undefined, 'other', 0],
  ['nothing may be seen, and it is the same', HIDDEN, { secret: 'a' }, { secret: 'a' }, undefined, 'same', 0],
  ['the user says the same', HIDDEN, { secret: 'a' }, { secret: 'b' }, 'Same Account', 'same', 1],
  ['the user says another', HIDDEN, { secret: 'a' }, { secret: 'b' }, 'Another Account', 'other', 1],
  ['the user gives up', HIDDEN, { secret: 'a' }, { secret: 'b' }, undefined, undefined, 1],
] as const) {
  test(`whose a credential is: ${what}`, async () => {
    made.answer = answer;
    const parts = { provider: PROVIDER, product: { ...product, credential: fields } };
    const whose = await askWhose(parts, held as Credential | undefined, entered, english);
    assert.equal(whose, expected);
    assert.equal(made.shown.length, asked);
    assert.ok(made.shown.every(([, text]) => text.includes('Tester')));
    assert.equal(made.details.length, asked);
  });
}
