import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../../src/providers/secret.ts';
import { ucloudFields } from '../../../../src/providers/signing/ucloud.ts';

const KEY = {
  publicKey: 'ucloudsomeone@example.com1296235120854146120',
  privateKey: '46f09bb9fab4f12dfc160dae12273d5332b5debe',
};

function signatureOf(fields: Readonly<Record<string, string>>): string {
  const { Signature } = ucloudFields(fields, KEY);
  assert.ok(Signature instanceof Secret);
  return Signature.reveal();
}

test('the published signature, whatever the order of the fields', () => {
  const signature = 'cba5cf5ec4d4233d206b1b54951e3787350a642f';
  assert.equal(signatureOf({ Action: 'DescribeUHostInstance', Limit: '10', Region: 'cn-bj2' }), signature);
  assert.equal(signatureOf({ Region: 'cn-bj2', Limit: '10', Action: 'DescribeUHostInstance' }), signature);
});

test('a call for the balance', () => {
  assert.equal(signatureOf({ Action: 'GetBalance' }), '03f4584ae248ac547b464267ec098885608e37be');
  const { Signature, ...others } = ucloudFields({ Action: 'GetBalance' }, KEY);
  assert.deepEqual(others, { Action: 'GetBalance', PublicKey: KEY.publicKey });
});
