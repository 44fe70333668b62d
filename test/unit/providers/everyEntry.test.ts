import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccounts } from '../../../src/balance/account/accounts.ts';
import { entryProblemText } from '../../../src/balance/account/entryText.ts';
import { english } from '../../../src/base/language.ts';
import { DESCRIPTORS } from '../../providers.ts';
import { EACH_PRODUCT, type Recorded } from './recorded.ts';
import { describedOf } from './sandboxAsker.ts';

/** What is said of an entry of the setting; `undefined` when it is an account. */
function saidOf({ known }: Recorded, change: object): string | undefined {
  const { product } = describedOf(known);
  const entry = {
    ...{ id: 'a', name: 'N', provider: known.provider, product: known.product, parameters: known.parameters ?? {} },
    ...(product.places === 'personal' ? { place: 'https://x.example' } : {}),
    ...change,
  };
  const [invalid] = parseAccounts([entry], DESCRIPTORS).invalid;
  return invalid && entryProblemText(invalid, english.t);
}

for (const recorded of EACH_PRODUCT) {
  const { known, name } = recorded;
  const { product } = describedOf(known);

  test(`16 bad input: ${name}: a place that does not exist is named, with those that do`, () => {
    assert.equal(saidOf(recorded, {}), undefined);
    const { places } = product;
    if (places === 'personal') {
      assert.equal(saidOf(recorded, { place: 'x1.example' }), undefined);
      assert.match(saidOf(recorded, { place: undefined }) ?? '', /"place" must be the address/);
      assert.match(saidOf(recorded, { place: 'x 1.example' }) ?? '', /place|address/);
      return;
    }
    const said = saidOf(recorded, { place: 'mars' }) ?? '';
    assert.match(said, /"place" cannot be "mars"/);
    assert.ok(
      places.every(({ id }) => said.includes(id)),
      said,
    );
  });

  for (const { id, initial, choices } of product.parameters ?? []) {
    test(`16 bad input: ${name}: "${id}" with a blank, of another shape, or missing, is named`, () => {
      const parameters = known.parameters ?? {};
      const value = parameters[id] ?? initial ?? '';
      for (const wrong of [
        `${value.slice(0, 2) || 'a'} ${value.slice(2)}x`,
        ...(choices === undefined ? [] : ['mars']),
      ]) {
        assert.match(
          saidOf(recorded, { parameters: { ...parameters, [id]: wrong } }) ?? '',
          new RegExp(`parameters\\.${id}`),
        );
      }
      const missing = saidOf(recorded, { parameters: { ...parameters, [id]: '' } });
      assert.match(missing ?? '', initial === undefined ? new RegExp(`parameters\\.${id}" is missing`) : /^$/);
    });
  }
}
