import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { signatureOf } from '../../sandbox/signing/submail.ts';

const APPKEY = 'abcdef0123456789abcdef0123456789';

test('the published signatures come out', () => {
  assert.equal(signatureOf('md5', '10001', APPKEY, '1414253462'), 'c9f96e7f0a59ef3c59157c37196840ca');
  assert.equal(signatureOf('sha1', '10001', APPKEY, '1414253462'), '59acf5ec198dad95df543da83b6ffcb446b3f6a9');
  assert.equal(
    signatureOf('md5', 'your_message_app_id', 'your_message_app_key', '0'),
    '780aa10fa9e95f3bf91c90bf5d3e78c8',
  );
});

test('the two published mistakes are no signatures, and are what they are said to be', () => {
  const right = signatureOf('md5', '10001', APPKEY, '1414253462');
  const mistakes = [
    ['appid=10001&amp;sign_type=md5&amp;timestamp=1414253462', '8264f4399bf0980740a33dae7c740b87'],
    ['appid=10001&timestamp=1414253462', '5100f34f0f4d56a543319930324689d3'],
  ];
  for (const [joined = '', published = ''] of mistakes) {
    assert.equal(md5(`10001${APPKEY}${joined}10001${APPKEY}`), published);
    assert.notEqual(right, published);
  }
});

test('the signed text, written out by hand', () => {
  const joined = 'appid=10001&sign_type=md5&timestamp=1414253462';
  assert.equal(signatureOf('md5', '10001', APPKEY, '1414253462'), md5(`10001${APPKEY}${joined}10001${APPKEY}`));
});

function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}
