import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendingWord } from '../../../../src/providers/declared/sendingLook.ts';

for (const [method, url, fields, expected] of [
  ['GET', 'https://sms.ru/my/balance', ['api_id', 'json'], undefined],
  ['GET', 'https://smsc.ru/sys/balance.php', ['login', 'psw', 'fmt'], undefined],
  ['POST', 'https://api.turbosms.ua/user/balance.json', [], undefined],
  ['POST', 'https://api.example/sms/balance', [], undefined],
  ['POST', 'https://api.mobizon.kz/service/user/getownbalance', ['apiKey'], undefined],
  ['POST', 'https://portal.bulkgate.com/api/1.0/simple/info', ['application_id', 'application_token'], undefined],
  ['GET', 'https://gatewayapi.com/rest/me', [], undefined],
  ['GET', 'https://api.example/messages', [], undefined],
  ['POST', 'https://api.example/messages', [], 'messages'],
  ['GET', 'https://smsc.ru/sys/send.php', ['login', 'psw'], 'send'],
  ['POST', 'https://api.turbosms.ua/message/send.json', [], 'send'],
  ['POST', 'https://gatewayapi.com/rest/mtsms', [], 'mtsms'],
  ['GET', 'https://api.example/http', ['user', 'to', 'text'], 'to'],
  ['GET', 'https://api.example/account/topUp', [], undefined],
  ['GET', 'https://api.example/account/topup', [], 'topup'],
  ['POST', 'https://api.sparkpost.com/api/v1/transmissions', [], 'transmissions'],
  ['POST', 'https://api.example/balance', ['recipients'], 'recipients'],
  ['GET', 'https://api.example/{account}/sendSms', [], 'send'],
] as const) {
  test(`21.1 ${method} ${url} ${fields.join()} ${expected === undefined ? 'only asks' : `may send: ${expected}`}`, () =>
    assert.equal(sendingWord(method, url, fields), expected));
}
