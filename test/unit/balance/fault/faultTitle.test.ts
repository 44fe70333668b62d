import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultTitle } from '../../../../src/balance/fault/faultTitle.ts';
import { english, type Translate } from '../../../../src/base/language.ts';
import { readFiles } from '../../../architecture/files.ts';
import { ALL_FAULTS } from './faults.ts';

const [bundle] = await readFiles('l10n', /^l10n\/bundle\.l10n\.zh-cn\.json$/);
const translations: Readonly<Record<string, string>> = JSON.parse(bundle?.text ?? '{}');
const chinese: Translate = (message, ...args) =>
  english.t(translations[message] ?? assert.fail(`not translated: ${message}`), ...args);

for (const fault of ALL_FAULTS) {
  test(`18.3: a few words that fit in a row: ${JSON.stringify(fault)}`, () => {
    assert.match(faultTitle(fault, english.t), /^[A-Z][\w -]{3,25}\w$/);
    assert.match(faultTitle(fault, chinese), /^\p{Script=Han}[\p{Script=Han}\d ]{2,12}$/u);
  });
}

test('18.3: faults of two kinds are told apart, but for errors of the provider, which have a number', () => {
  const kinds = new Map<string, string>();
  for (const fault of ALL_FAULTS) {
    const title = faultTitle(fault, english.t);
    const before = kinds.get(title) ?? fault.kind;

    assert.ok(before === fault.kind, `${title}: ${before}, ${fault.kind}`);
    kinds.set(title, fault.kind);
  }
});
