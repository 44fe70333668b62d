import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import '../../../vscode.ts';

const { frequencyText, minutesOf } = await import('../../../../../src/ui/accounts/edit/interval.ts');

for (const [typed, minutes] of [
  ['1', 1],
  ['15', 15],
  ['2.5', 2.5],
  ['1440', 1440],
  ['0', undefined],
  ['0.5', undefined],
  ['1441', undefined],
  ['-5', undefined],
  ['1e2', undefined],
  ['five', undefined],
  ['', undefined],
] as const) {
  test(`18.1: an interval is from 1 to 1440 minutes: "${typed}"`, () => assert.equal(minutesOf(typed), minutes));
}

for (const [minutes, leastInterval, text] of [
  [15, undefined, 'It is asked 96 times a day.'],
  [1, undefined, 'It is asked 1,440 times a day.'],
  [1440, undefined, 'It is asked once a day.'],
  [1, 5, 'Brevo is asked every 5 minutes at most, 288 times a day.'],
  [5, 5, 'It is asked 288 times a day.'],
] as const) {
  test(`18.1: how often ${minutes} minutes are is said, with the provider's least interval ${leastInterval}`, () => {
    const provider = { label: () => 'Brevo', ...(leastInterval === undefined ? {} : { leastInterval }) };
    assert.equal(frequencyText(minutes, provider, english), text);
  });
}
