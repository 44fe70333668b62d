import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeApart } from '../../../src/providers/pasted/pasted.ts';
import { createProviders } from '../../providers.ts';
import { HandClock } from '../net/handClock.ts';
import { halvesOf } from './halves.ts';

const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());

/** What is taken out of a text; a product only where it is another than the chosen one. */
function told(text: string, providerId: string, productId: string): unknown {
  const provider = providers.find(({ id }) => id === providerId);
  const product = provider?.products.find(({ id }) => id === productId);
  assert.ok(provider && product);
  const pasted = takeApart(text, { provider, product }, providers);
  return pasted.kind === 'elsewhere' ? { kind: pasted.kind, product: pasted.product.id } : halvesOf(pasted);
}

const KEY = '7e503edcb0cb725e331b0311';
const SECRET = '7289516381dcdf1113730f2b';
const USER = `${KEY}:${SECRET}`;
const BASIC = Buffer.from(USER).toString('base64');
const URL_DEV = 'https://api.sms.jpush.cn/v1/accounts/dev';
const DEV = { kind: 'pair', key: KEY, secret: SECRET };

const APPID = '10001';
const APPKEY = 'abcdef0123456789abcdef0123456789';
const FORM = `appid=${APPID}&signature=${APPKEY}`;
const JSON_BODY = `{"appid":"${APPID}","signature":"${APPKEY}"}`;
const URL_SMS = 'https://api-v4.mysubmail.com/balance/sms.json';
const SMS = { kind: 'pair', key: APPID, secret: APPKEY };

/** As Chrome copies for cmd: a caret before everything that could mean something. */
const careted = (text: string): string =>
  `^"${text.replace(/["\\&|<>^%{}]/g, (mark) => (mark === '"' ? '^\\^"' : `^${mark}`))}^"`;

for (const [name, text] of [
  ['a part of a form in quotes of its own', `curl --form 'appid="${APPID}"' --form 'signature="${APPKEY}"' ${URL_SMS}`],
  ['such a part with its type', `curl -F 'appid="${APPID}";type=text/plain' -F 'signature="${APPKEY}"' ${URL_SMS}`],
  ['a caret before an ampersand', `curl -d appid=${APPID}^&signature=${APPKEY} ${URL_SMS}`],
  ['cmd, as Chrome copies it', `curl ${careted(URL_SMS)} ^ -H ${careted('accept: */*')} ^ --data-raw ${careted(FORM)}`],
  ['cmd, JSON', `curl ${careted(URL_SMS)} ^\r\n --data-raw ${careted(JSON_BODY)}`],
  ['quotes of HTML', `curl -d &quot;appid=${APPID}&amp;signature=${APPKEY}&quot; ${URL_SMS}`],
  [
    'a body with quotes of HTML',
    `{&quot;appid&quot;:&quot;${APPID}&quot;,&#39;x&#39;:1}`.replace(
      /&#39;x&#39;:1/,
      `&#34;signature&#34;:&#34;${APPKEY}&#34;`,
    ),
  ],
  ['bash, by numbers', `curl --data-raw $'appid\\u003d${APPID}\\x26signature\\075${APPKEY}' ${URL_SMS}`],
  ['a pipe without a blank', `curl -d '${FORM}' ${URL_SMS}|jq`],
  ['what follows a semicolon', `curl -d '${FORM}' ${URL_SMS}; echo done`],
  ['a full-width equals sign', `appid＝${APPID} appkey＝${APPKEY}`],
] as const) {
  test(`D2: SUBMAIL, ${name}`, () => assert.deepEqual(told(text, 'submail', 'sms'), SMS));
}

for (const [name, text] of [
  ['a full-width colon', `curl -u ${KEY}：${SECRET} ${URL_DEV}`],
  ['a full-width colon in quotes', `curl -u "${KEY}：${SECRET}" ${URL_DEV}`],
  ['another colon between words', `${KEY}∶${SECRET}`],
  ['a pipe without a blank', `curl -u ${USER} ${URL_DEV}|jq .`],
  ['a semicolon', `curl -u ${USER} ${URL_DEV}; echo`],
  ['a semicolon without a blank', `curl -u ${USER} ${URL_DEV};echo`],
  ['a job in the background', `curl -u ${USER} ${URL_DEV}&`],
  ['a redirection', `curl -u ${USER} ${URL_DEV}>out.json`],
  ['errors redirected', `curl -u ${USER} ${URL_DEV} 2>/dev/null`],
  ['an exclamation mark as bash copies it', `curl -u $'${KEY}\\u003a${SECRET}' ${URL_DEV}`],
  ['cmd, as Chrome copies it', `curl ${careted(URL_DEV)} ^ -H ${careted(`Authorization: Basic ${BASIC}`)}`],
] as const) {
  test(`D2: Jiguang, ${name}`, () => assert.deepEqual(told(text, 'jiguang', 'account'), DEV));
}

test('D2: a caret is a character like any where it is in quotes of a shell', () => {
  const text = `curl -u 'a^&b:c^"d' ${URL_DEV}`;
  assert.deepEqual(told(text, 'jiguang', 'account'), { kind: 'pair', key: 'a^&b', secret: 'c^"d' });
});

for (const [name, text] of [
  ['an en dash', `curl –u ${USER} ${URL_DEV}`],
  ['an em dash for two', `curl —user ${USER} ${URL_DEV}`],
  ['an en dash for two', `curl ${URL_DEV} –user ${USER}`],
  ['sudo', `sudo curl -u ${USER} ${URL_DEV}`],
  ['sudo with options', `sudo -E time curl -u ${USER} ${URL_DEV}`],
  ['a prompt of PowerShell', `PS C:\\Users\\me> curl.exe -u ${USER} ${URL_DEV}`],
  ['a prompt of cmd', `C:\\>curl -u ${USER} ${URL_DEV}`],
  ['a prompt of root', `root@h:~# curl -u ${USER} ${URL_DEV}`],
  ['a prompt in brackets', `[me@host dir]$ curl -u ${USER} ${URL_DEV}`],
  ['a prompt with an environment', `(venv) me@host:~/x$ curl -u ${USER} ${URL_DEV}`],
  ['a prompt of zsh', `➜  ~ % curl -u ${USER} ${URL_DEV}`],
  ['fences', `\`\`\`bash\ncurl -u ${USER} ${URL_DEV}\n\`\`\``],
  ['a line of comment', `# what is left\ncurl -u ${USER} ${URL_DEV}`],
  ['a comment behind it', `curl -u ${USER} ${URL_DEV} # what is left`],
  ['Bearer with a pair', `curl ${URL_DEV} -H "Authorization: Bearer ${BASIC}"`],
  ['a header alone, Bearer with a pair', `Authorization: Bearer ${BASIC}`],
  ['Invoke-RestMethod', `Invoke-RestMethod -Uri "${URL_DEV}" -Headers @{ Authorization = "Basic ${BASIC}" }`],
  [
    'irm with variables',
    `$headers = @{"Authorization"='Basic ${BASIC}'; "Referer"="https://b.example"}\nirm ${URL_DEV} -Headers $headers`,
  ],
  ['fetch', `fetch("${URL_DEV}", { "headers": { "authorization": "Basic ${BASIC}" }, "method": "GET" });`],
  ['fetch that encodes', `await fetch('${URL_DEV}', {headers: {Authorization: 'Basic ' + btoa('${USER}')}})`],
  ['raw HTTP', `GET /v1/accounts/dev HTTP/1.1\r\nHost: api.sms.jpush.cn\r\nAuthorization: Basic ${BASIC}\r\n\r\n`],
  ['raw HTTP with an address', `GET ${URL_DEV}\nAuthorization: Basic ${BASIC}`],
  ['HTTPie', `http -a ${USER} GET ${URL_DEV}`],
  ['HTTPie with its scheme', `https --auth=${USER} api.sms.jpush.cn/v1/accounts/dev`],
  ['HTTPie with a header', `$ http ${URL_DEV} "Authorization:Basic ${BASIC}" -v`],
  [
    'Postman',
    JSON.stringify({
      info: { name: 'x' },
      item: [
        {
          name: 'dev',
          request: {
            method: 'GET',
            header: [],
            url: { raw: URL_DEV, host: ['api'] },
            auth: {
              type: 'basic',
              basic: [
                { key: 'password', value: SECRET },
                { key: 'username', value: KEY },
              ],
            },
          },
        },
      ],
    }),
  ],
  [
    'Postman with a header',
    JSON.stringify({ request: { header: [{ key: 'Authorization', value: `Basic ${BASIC}` }], url: URL_DEV } }),
  ],
] as const) {
  test(`D3: Jiguang, ${name}`, () => assert.deepEqual(told(text, 'jiguang', 'account'), DEV));
}

const escaped = JSON_BODY.replaceAll('"', '\\"');
for (const [name, text] of [
  ['doubled quotes', `curl -d "${JSON_BODY.replaceAll('"', '""')}" ${URL_SMS}`],
  ["PowerShell's escaped JSON", `curl.exe -d '${escaped}' ${URL_SMS}`],
  ["PowerShell's JSON in backticks", `curl.exe -d "${JSON_BODY.replaceAll('"', '`"')}" ${URL_SMS}`],
  [
    'Invoke-RestMethod with a table',
    `Invoke-RestMethod -Method Post -Uri ${URL_SMS} -Body @{ appid = "${APPID}"; signature = "${APPKEY}" }`,
  ],
  [
    'Invoke-RestMethod with a number',
    `irm '${URL_SMS}' -Body (@{appid=${APPID};signature='${APPKEY}'} | ConvertTo-Json)`,
  ],
  [
    'Invoke-WebRequest with a form',
    `Invoke-WebRequest -UseBasicParsing -Uri "${URL_SMS}" \`\r\n-Method "POST" \`\r\n-Body "${FORM}"`,
  ],
  ['Invoke-RestMethod with JSON', `$body = '${JSON_BODY}'\n$r = Invoke-RestMethod -Uri "${URL_SMS}" -Body $body`],
  [
    'fetch with a form',
    `fetch("${URL_SMS}", {\n  "referrer": "https://b.example/",\n  "body": "${FORM}",\n  "method": "POST"\n});`,
  ],
  ['fetch with JSON', `fetch("${URL_SMS}", {"body": "${escaped}", "method": "POST"})`],
  [
    'fetch with an object',
    `fetch('${URL_SMS}', { method: 'POST', body: JSON.stringify({ appid: '${APPID}', signature: '${APPKEY}' }) })`,
  ],
  [
    'raw HTTP with a form',
    `POST /balance/sms.json HTTP/1.1\nHost: api-v4.mysubmail.com\nContent-Type: application/x-www-form-urlencoded\n\n${FORM}`,
  ],
  ['raw HTTP with JSON', `POST ${URL_SMS} HTTP/1.1\nContent-Type: application/json; charset=utf-8\n\n${JSON_BODY}`],
  ['HTTPie', `http POST ${URL_SMS} appid=${APPID} signature=${APPKEY}`],
  ['HTTPie with a form', `http -f ${URL_SMS} appid:=${APPID} signature="${APPKEY}"`],
  [
    'Postman',
    JSON.stringify({
      request: {
        method: 'POST',
        url: { raw: URL_SMS },
        body: {
          mode: 'urlencoded',
          urlencoded: [
            { key: 'appid', value: APPID },
            { key: 'signature', value: APPKEY },
            { key: 'signature', value: 'x', disabled: true },
          ],
        },
      },
    }),
  ],
  ['Postman with JSON', JSON.stringify({ request: { url: URL_SMS, body: { mode: 'raw', raw: JSON_BODY } } })],
] as const) {
  test(`D3: SUBMAIL, ${name}`, () => assert.deepEqual(told(text, 'submail', 'sms'), SMS));
}

for (const [name, text] of [
  ['a call without a credential', `Invoke-RestMethod ${URL_DEV}`],
  ['a quote that is not closed', `fetch("${URL_DEV}", {headers: {Authorization: "Basic ${BASIC}`],
  ['two addresses', `fetch("${URL_DEV}", {headers: {Authorization: "Basic ${BASIC}"}}); fetch("https://b.example/")`],
  ['raw HTTP that is cut off', 'GET /v1/accounts/dev HTTP/1.1\nHost: api.sms.jpush.cn'],
  ['HTTPie without a credential', `http ${URL_DEV}`],
  [
    'variables of Postman',
    JSON.stringify({
      request: {
        url: URL_DEV,
        auth: {
          basic: [
            { key: 'username', value: '{{key}}' },
            { key: 'password', value: '{{secret}}' },
          ],
        },
      },
    }),
  ],
  [
    'two requests of Postman',
    JSON.stringify(
      [1, 2].map((n) => ({
        request: {
          url: URL_DEV,
          header: [{ key: 'Authorization', value: `Basic ${Buffer.from(`a:${n}`).toString('base64')}` }],
        },
      })),
    ),
  ],
  ['two lines with comments', `# a\ncurl -u ${USER} ${URL_DEV}\n# b\ncurl -u a:b ${URL_DEV}`],
] as const) {
  test(`D3: what is meant for a machine is no half: ${name}`, () =>
    assert.deepEqual(told(text, 'jiguang', 'account'), name === 'two lines with comments' ? DEV : { kind: 'empty' }));
}

test('D3: variables of a script are no values', () => {
  for (const body of [
    `{ appid: '${APPID}', signature: secret }`,
    `{ appid: ${APPID}, signature: process.env.SECRET }`,
  ]) {
    const text = `fetch('${URL_SMS}', { method: 'POST', body: JSON.stringify(${body}) })`;
    assert.deepEqual(told(text, 'submail', 'sms'), { kind: 'key', key: APPID });
  }
  const table = `irm ${URL_SMS} -Body @{appid='${APPID}'; signature=$secret}`;
  assert.deepEqual(told(table, 'submail', 'sms'), { kind: 'key', key: APPID });
});

test('D3: a token alone is the secret half', () => {
  const secret = { kind: 'secret', secret: SECRET };
  assert.deepEqual(told(`Authorization: Bearer ${SECRET}`, 'jiguang', 'account'), secret);
  assert.deepEqual(told(`curl ${URL_DEV} -H "Authorization: Bearer ${SECRET}"`, 'jiguang', 'account'), secret);
});

test('D3: words that only name a program stay words', () => {
  for (const text of ['http is old', 'what is curl', 'to fetch (a thing)', 'GET up', 'irm']) {
    assert.deepEqual(told(text, 'jiguang', 'account'), { kind: 'plain' }, text);
  }
});

test('D3: whatever is written in any of the languages is read quickly', () => {
  const parts = [
    'fetch(',
    '"',
    "'",
    '`',
    '$(',
    'irm ',
    '@{a="b"',
    ' http ',
    'GET / HTTP/1.1 Host: a ',
    '^"',
    '[{"url":1,"header":',
    '\\u0',
    'a:=',
    '# ',
    '> ',
    'sudo ',
  ];
  for (const part of parts) {
    const start = performance.now();
    for (const head of ['', 'curl ', 'fetch("', 'irm "', 'http ', '{"a":']) {
      told(head + part.repeat(Math.floor(9_000 / part.length)), 'submail', 'sms');
    }
    assert.ok(performance.now() - start < 3_000, part);
  }
});
