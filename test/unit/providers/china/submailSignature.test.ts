import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureOf } from './submailSignature.ts';

const credential = { key: '10001', secret: 'abcdef0123456789abcdef0123456789' };

test('the published signatures', () => {
  assert.equal(signatureOf('md5', credential, 1414253462), 'c9f96e7f0a59ef3c59157c37196840ca');
  assert.equal(signatureOf('sha1', credential, 1414253462), '59acf5ec198dad95df543da83b6ffcb446b3f6a9');
  const published = { key: 'your_message_app_id', secret: 'your_message_app_key' };
  assert.equal(signatureOf('md5', published, 0), '780aa10fa9e95f3bf91c90bf5d3e78c8');
});

test('the signatures of the misprints are not made', () => {
  const made = signatureOf('md5', credential, 1414253462);
  assert.notEqual(made, '8264f4399bf0980740a33dae7c740b87');
  assert.notEqual(made, '5100f34f0f4d56a543319930324689d3');
});
