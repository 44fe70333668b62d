import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagebird } from '../../../sandbox/providers/worldwide/messagebird.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';

const by = (key: string, scheme = 'AccessKey') => get('/messagebird/balance', { Authorization: `${scheme} ${key}` });
const RIGHT = by('AbCdEfGhIjKlMnOpQrStUvWxY');

answers(messagebird, [
  ['money', RIGHT, '{"payment":"prepaid","type":"euros","amount":103.5}'],
  ['credits', by('CreditsIjKlMnOpQrStUvWxYz'), '{"payment":"prepaid","type":"credits","amount":980}'],
  ['a postpaid account', by('PostpaidKlMnOpQrStUvWxYza'), '{"payment":"postpaid","type":"pounds","amount":0}'],
]);

refuses(messagebird, [
  ['another path', get('/messagebird/balances'), '98'],
  ['another method', RIGHT.replace('GET', 'POST'), '98'],
  ['no key', get('/messagebird/balance'), '2'],
  ['a wrong key', by('x'), '2'],
  ['another scheme', by('AbCdEfGhIjKlMnOpQrStUvWxY', 'Bearer'), '2'],
]);

tellsEveryError(messagebird, 'messagebird', RIGHT, {
  400: ['21'],
  401: ['2'],
  402: ['25'],
  404: ['20', '98'],
  422: ['9', '10'],
  500: ['99'],
});

test('an error of MessageBird is the documents’ example', async () => {
  const { text } = await asked(by('x'));
  assert.equal(
    text,
    '{"errors":[{"code":2,"description":"Request not allowed (incorrect access_key)","parameter":"access_key"}]}',
  );
});
