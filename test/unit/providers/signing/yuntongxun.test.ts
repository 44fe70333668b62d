import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yuntongxunSignature } from '../../../../src/providers/signing/yuntongxun.ts';

test('the signature and the header of one time, which is that of China', () => {
  const key = { accountSid: 'ACCOUNTSID', authToken: 'TOKEN' };
  const { sig, authorization } = yuntongxunSignature(key, Date.UTC(2024, 4, 1, 4, 0, 0));
  assert.equal(sig.reveal(), '84C7201D348F56127EBE87078A6A2843');
  assert.equal(authorization, 'QUNDT1VOVFNJRDoyMDI0MDUwMTEyMDAwMA==');
  // China is a day ahead from 16:00 UTC on.
  const later = yuntongxunSignature(key, Date.UTC(2024, 11, 31, 16, 0, 0)).authorization;
  assert.equal(Buffer.from(later, 'base64').toString(), 'ACCOUNTSID:20250101000000');
});
