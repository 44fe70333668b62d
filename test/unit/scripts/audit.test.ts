import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holesIn } from '../../../scripts/audit.ts';

const vulnerabilities = { 'node-fetch': { severity: 'high' }, tool: { severity: 'critical' } };

test('22.4: a hole counts in what is bundled, and not in a tool', () => {
  assert.deepEqual(holesIn({ vulnerabilities }, ['node-fetch', 'uplot']), ['node-fetch: high']);
  assert.deepEqual(holesIn({ vulnerabilities: {} }, ['node-fetch']), []);
});

test('22.4: an answer without the list is no good news', () => assert.throws(() => holesIn({}, ['node-fetch'])));
