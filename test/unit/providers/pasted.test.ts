import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProductChoice, takeApart } from '../../../src/providers/pasted/pasted.ts';
import { createProviders } from '../../providers.ts';
import { FakeProvider } from '../fakes/fakeProvider.ts';
import { HandClock } from '../net/handClock.ts';
import { halvesOf } from './halves.ts';

const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());

function choice(providerId: string, productId: string): ProductChoice {
  const provider = providers.find(({ id }) => id === providerId);
  const product = provider?.products.find(({ id }) => id === productId);
  assert.ok(provider && product);
  return { provider, product };
}

/** The outcome without what is only looked up. */
function told(text: string, providerId: string, productId: string): Readonly<Record<string, unknown>> {
  return halvesOf(takeApart(text, choice(providerId, productId), providers));
}

const DEV = ['7e503edcb0cb725e331b0311', '7289516381dcdf1113730f2b'] as const;
const APP = ['4c6921c9b20b2fd9bcd8ca3d', '5b3e2979c8a48b84cebeaaf4'] as const;
const MAIL = ['10001', 'abcdef0123456789abcdef0123456789'] as const;
const DEV_PAIR = { kind: 'pair', key: DEV[0], secret: DEV[1] };
const MAIL_PAIR = { kind: 'pair', key: MAIL[0], secret: MAIL[1] };
const BASIC = `Basic ${Buffer.from(DEV.join(':')).toString('base64')}`;
const DEV_URL = 'https://api.sms.jpush.cn/v1/accounts/dev';
const JSON_TYPE = '-H "Content-Type: application/json"';

for (const [name, text] of [
  ['the line of the documents', `curl --insecure -X GET -v ${DEV_URL} ${JSON_TYPE} -u "${DEV.join(':')}"`],
  ['over lines', `curl -X GET \\\n  ${DEV_URL} \\\n  -u '${DEV.join(':')}' \\\n  ${JSON_TYPE}\n`],
  ['lines that have become one', `curl -X GET \\   ${DEV_URL} \\ -u '${DEV.join(':')}' \\ ${JSON_TYPE} `],
  ['a line break that nothing continues', `curl -X GET -v ${DEV_URL} ${JSON_TYPE}\n-u "${DEV.join(':')}"`],
  ['Windows', `curl.exe ^\r\n -u "${DEV.join(':')}" ^\r\n ${DEV_URL}`],
  ['PowerShell', `curl.exe -u '${DEV.join(':')}' \`\n ${DEV_URL}`],
  ['a prompt', `$ curl ${DEV_URL} -u ${DEV.join(':')}`],
  ['flags in one', `curl -skvu ${DEV.join(':')} ${DEV_URL}`],
  ['a value behind its option', `curl -u${DEV.join(':')} -XGET ${DEV_URL}`],
  ['long options', `curl --request GET --url ${DEV_URL} --user ${DEV.join(':')}`],
  ['long options with =', `curl --user=${DEV.join(':')} ${DEV_URL}`],
  ['a header', `curl ${DEV_URL} -H "Authorization: ${BASIC}" ${JSON_TYPE}`],
  ['a header and the same pair', `curl ${DEV_URL} -H 'authorization: ${BASIC}' -u ${DEV.join(':')}`],
  ['a header behind its option', `curl ${DEV_URL} -H'Authorization:${BASIC}'`],
  ['in the address', `curl https://${DEV.join(':')}@api.sms.jpush.cn/v1/accounts/dev`],
  ['an address without a scheme', `curl api.sms.jpush.cn/v1/accounts/dev -u ${DEV.join(':')}`],
  ['a slash at the end', `curl ${DEV_URL}/ -u ${DEV.join(':')}`],
  ['a gateway', `curl https://gateway.example/sms/v1/accounts/dev -u ${DEV.join(':')}`],
  ['curled quotes', `curl ${DEV_URL} -u “${DEV.join(':')}”`],
  ['what the answer is piped to', `curl -s ${DEV_URL} -u ${DEV.join(':')} | jq .dev_balance`],
  [
    'a proxy with a pair of its own',
    `curl -x http://proxy:3128 -U a:b --proxy-user c:d -u ${DEV.join(':')} ${DEV_URL}`,
  ],
  ['options alone', `-u ${DEV.join(':')}`],
  ['an option with a header', `-H "Authorization: ${BASIC}"`],
  ['a header alone', `Authorization: ${BASIC}`],
  ['the value of a header alone', BASIC],
  ['a pair', DEV.join(':')],
  ['a pair with blanks', `  ${DEV.join(' : ')} \n`],
  ['a pair with full-width marks', `\u3000${DEV.join('：')}\u3000`],
  ['a pair in quotes', `"${DEV.join(':')}",`],
  ['a pair of quotes', `"${DEV[0]}": "${DEV[1]}"`],
  ['a pair with invisible characters', `\ufeff${DEV[0]}\u200b:\u200b${DEV[1]}\u2060`],
  ['with names', `devKey: ${DEV[0]} apiDevSecret: ${DEV[1]}`],
  ['with names, turned', `apiDevSecret=${DEV[1]}, devKey=${DEV[0]}`],
  ['with names, in Chinese', `devKey：${DEV[0]}，apiDevSecret：${DEV[1]}`],
  ['with names, as JSON', `{"devKey": "${DEV[0]}", "apiDevSecret": "${DEV[1]}"}`],
] as const) {
  test(`Jiguang, taken apart: ${name}`, () => assert.deepEqual(told(text, 'jiguang', 'account'), DEV_PAIR));
}

const FORM = `appid=${MAIL[0]}&signature=${MAIL[1]}`;
const MAIL_URL = 'https://api.mysubmail.com/balance/mail.json';

for (const [name, text] of [
  ['the line of the documents', `curl -d "${FORM}" http://api.mysubmail.com/balance/mail.json`],
  ['escaped as in HTML', `curl -d "${FORM.replace('&', '&amp;')}" http://api.mysubmail.com/balance/mail.json`],
  ['XML', `curl -d "${FORM}" http://api.mysubmail.com/balance/mail.xml`],
  ['no suffix', `curl --data '${FORM}' https://api-v4.mysubmail.com/balance/mail`],
  ['several fields', `curl -d appid=${MAIL[0]} -d signature=${MAIL[1]} ${MAIL_URL}`],
  ['encoded fields', `curl --data-urlencode "appid=${MAIL[0]}" --data-urlencode signature=${MAIL[1]} ${MAIL_URL}`],
  ['a multipart form', `curl -F appid=${MAIL[0]} -F "signature=${MAIL[1]};type=text/plain" ${MAIL_URL}`],
  ['a JSON body', `curl --json '{"appid":"${MAIL[0]}","signature":"${MAIL[1]}"}' ${MAIL_URL}`],
  ['a JSON body with a number', `curl -d '{"appid":${MAIL[0]},"signature":"${MAIL[1]}"}' ${MAIL_URL}`],
  ['a JSON body for Windows', `curl -d "{\\"appid\\":\\"${MAIL[0]}\\",\\"signature\\":\\"${MAIL[1]}\\"}" ${MAIL_URL}`],
  ['a query', `curl -X POST '${MAIL_URL}?${FORM}'`],
  ['an address', `${MAIL_URL}?${FORM}`],
  ['a form alone', FORM],
  ['a JSON body alone', `{ "appid": "${MAIL[0]}", "appkey": "${MAIL[1]}" }`],
  ['signed as usual', `curl -d "${FORM}&sign_type=normal" ${MAIL_URL}`],
  ['a pair', MAIL.join(':')],
  ['a pair the wrong way round', [...MAIL].reverse().join(':')],
  ['two words', MAIL.join('\t')],
  ['two words the wrong way round', [...MAIL].reverse().join(' ')],
  ['with names', `appid：${MAIL[0]} appkey：${MAIL[1]}`],
  ['with names and no marks', `AppID ${MAIL[0]} AppKey ${MAIL[1]}`],
] as const) {
  test(`SUBMAIL, taken apart: ${name}`, () => assert.deepEqual(told(text, 'submail', 'mail'), MAIL_PAIR));
}

for (const [name, text, expected] of [
  ['a signature that is a digest', `curl -d "${FORM}&sign_type=md5&timestamp=1414253462" ${MAIL_URL}`, 'key'],
  ['a key alone, named', `appid: ${MAIL[0]}`, 'key'],
  ['a secret alone', MAIL[1], 'secret'],
  ['a secret alone, in quotes', `"${MAIL[1]}"`, 'secret'],
  ['a secret alone, named', `appkey: ${MAIL[1]}`, 'secret'],
  ['a key', MAIL[0], 'plain'],
  ['nothing', '', 'plain'],
  ['words', 'what is this', 'plain'],
  ['two words of other shapes', 'ab cd', 'plain'],
  ['an address', 'https://www.mysubmail.com', 'empty'],
  [
    'placeholders',
    'curl -d "appid=your_appid&amp;signature=your_appkey" http://api.mysubmail.com/balance/mail.json',
    'empty',
  ],
  ['variables', `curl -d "appid=$APPID&signature=\${APPKEY}" ${MAIL_URL}`, 'empty'],
  ['names in place of values', 'appid:appkey', 'empty'],
  ['a header that means nothing here', BASIC, 'empty'],
  ['no credential', `curl ${MAIL_URL}`, 'empty'],
  ['a request to somebody else', 'curl https://api.example/v1 -u a:b', 'stranger'],
  ['a quote that is not closed', `curl -d "${FORM} ${MAIL_URL}`, 'empty'],
  ['two requests', `curl -d "${FORM}" ${MAIL_URL} curl -d "appid=2&signature=${DEV[1]}" ${MAIL_URL}`, 'empty'],
  ['two requests, --next', `curl -d "${FORM}" ${MAIL_URL} --next -d "appid=2" ${MAIL_URL}`, 'empty'],
  ['two addresses', `curl -d "${FORM}" ${MAIL_URL} https://api.example/`, 'empty'],
  ['two values', `curl -d "${FORM}&signature=${DEV[1]}" ${MAIL_URL}`, 'key'],
  ['an option without its value', `curl ${MAIL_URL} -d`, 'empty'],
  ['a file', `curl -d @pair.txt ${MAIL_URL}`, 'empty'],
  ['a file in a form', `curl -F appid=${MAIL[0]} -F signature=@pair.txt ${MAIL_URL}`, 'key'],
] as const) {
  test(`SUBMAIL, ${expected}: ${name}`, () => {
    const { kind, ...halves } = told(text, 'submail', 'mail');
    assert.equal(kind, expected);
    const wanted = { key: { key: MAIL[0] }, secret: { secret: MAIL[1] }, stranger: { host: 'api.example' } };
    assert.deepEqual(halves, expected in wanted ? wanted[expected as keyof typeof wanted] : {});
  });
}

for (const [name, text, expected] of [
  ['a user without a password', `curl ${DEV_URL} -u ${DEV[0]}`, { kind: 'key', key: DEV[0] }],
  ['two users', `curl ${DEV_URL} -u ${DEV.join(':')} -u ${APP.join(':')}`, { kind: 'empty' }],
  ['the names of the documents', `curl ${DEV_URL} -u "devKey:apiDevSecret"`, { kind: 'empty' }],
  ['the word of the documents', `curl ${DEV_URL} -H "Authorization: Basic base64_auth_string"`, { kind: 'empty' }],
  ['another scheme', `curl ${DEV_URL} -H "Authorization: Bearer ${DEV[1]}"`, { kind: 'secret', secret: DEV[1] }],
  ['halves look alike', DEV[1], { kind: 'plain' }],
  ['halves look alike, two words', DEV.join(' '), { kind: 'plain' }],
] as const) {
  test(`Jiguang, ${expected.kind}: ${name}`, () => assert.deepEqual(told(text, 'jiguang', 'account'), expected));
}

const [appKey, masterSecret] = APP;
for (const [name, text, chosen, expected] of [
  [
    'the other product',
    `curl --insecure -X GET -v https://api.sms.jpush.cn/v1/accounts/app ${JSON_TYPE} -u "${APP.join(':')}"`,
    ['jiguang', 'account'],
    { provider: 'jiguang', product: 'app', key: appKey, secret: masterSecret },
  ],
  [
    'another call of the same service',
    `curl -X POST https://api.sms.jpush.cn/v1/sign -u '${APP.join(':')}' -F 'sign=x'`,
    ['jiguang', 'account'],
    { provider: 'jiguang', product: 'app', key: appKey, secret: masterSecret },
  ],
  [
    'names of the other product',
    `appKey: ${appKey} masterSecret: ${masterSecret}`,
    ['jiguang', 'account'],
    { provider: 'jiguang', product: 'app', key: appKey, secret: masterSecret },
  ],
  [
    'the other product without a credential',
    `curl ${DEV_URL}`,
    ['jiguang', 'app'],
    { provider: 'jiguang', product: 'account' },
  ],
  [
    'another product by its path',
    `curl -d "${FORM}" ${MAIL_URL}`,
    ['submail', 'sms'],
    { provider: 'submail', product: 'mail', key: MAIL[0], secret: MAIL[1] },
  ],
  [
    'another product by a call for sending',
    `curl -d "${FORM}&to=x" https://api-v4.mysubmail.com/internationalsms/send.json`,
    ['submail', 'sms'],
    { provider: 'submail', product: 'internationalsms', key: MAIL[0], secret: MAIL[1] },
  ],
  [
    'the former name of a call',
    `curl -d "${FORM}&to=x" https://api.mysubmail.com/message/xsend.json`,
    ['submail', 'mail'],
    { provider: 'submail', product: 'sms', key: MAIL[0], secret: MAIL[1] },
  ],
  [
    'another provider',
    `curl -d "${FORM}" ${MAIL_URL}`,
    ['jiguang', 'account'],
    { provider: 'submail', product: 'mail', key: MAIL[0], secret: MAIL[1] },
  ],
  [
    'another provider, the other way round',
    `curl ${DEV_URL} -u ${DEV.join(':')}`,
    ['submail', 'sms'],
    { provider: 'jiguang', product: 'account', key: DEV[0], secret: DEV[1] },
  ],
] as const) {
  test(`for another product: ${name}`, () =>
    assert.deepEqual(told(text, chosen[0], chosen[1]), { kind: 'other-product', ...expected }));
}

const fake = new FakeProvider(new HandClock());
const [fakeProduct] = fake.products;
assert.ok(fakeProduct);

for (const [name, text, expected] of [
  ['a pair', 'any!:other$', { kind: 'pair', key: 'any!', secret: 'other$' }],
  ['a request to a host of its own', 'curl https://sms.example/v1 -u a:b:c', { kind: 'pair', key: 'a', secret: 'b:c' }],
  ['options alone', '-u a:b', { kind: 'pair', key: 'a', secret: 'b' }],
  ['no credential', 'curl https://sms.example/v1', { kind: 'empty' }],
  ['another host', 'curl https://other.example/v1 -u a:b', { kind: 'stranger', host: 'other.example' }],
  ['a secret that looks like a form', 'a=1&b=2', { kind: 'plain' }],
  ['a secret that is JSON', '{"a":"b"}', { kind: 'plain' }],
  ['a word', 'a.b-c', { kind: 'plain' }],
] as const) {
  test(`a provider that reads no requests: ${name}`, () => {
    const pasted = takeApart(text, { provider: fake, product: fakeProduct }, [...providers, fake]);
    assert.deepEqual(halvesOf(pasted), expected);
  });
}
