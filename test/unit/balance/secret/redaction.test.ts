import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import { REDACTED, Redactor } from '../../../../src/balance/secret/redaction.ts';
import { Secrets } from '../../../../src/ui/accounts/secrets.ts';
import { RedactingLog } from '../../../../src/ui/editor/redactingLog.ts';
import { TestLog } from '../../fakes/testLog.ts';
import { MemorySecretStorage } from '../../ui/memorySecretStorage.ts';
import { account, PROVIDER } from '../../ui/sample.ts';
import { seeded } from '../forecast/forecastSeries.ts';

/** Secrets as providers make them, and some with every mark that an encoding changes. */
const SECRETS = [
  'c4nary7f3e9a1b5d2c8e0f',
  'canary+/=&<>"\'#?%',
  'canary 密钥 é ~!()*._-',
  'canary\\back/slash:colon',
  '$(canary).*[x]|^{y}',
];
const KEY = 'appid-10001';

function knowing(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) {
    redactor.know({ key: KEY, secret });
  }
  return redactor;
}

test('20: a secret that white space breaks is taken out of what a server says', () => {
  const redactor = knowing('sEcretTokenOfMine99', 'a word');
  for (const broken of [
    'sEcre\ntTokenOfMine99',
    'sEcre\ttTok en\r\n  OfMine99',
    ' s E c r e t T o k e n O f M i n e 9 9 ',
  ]) {
    assert.equal(redactor.clean(`The token ${broken} is wrong.`), `The token ${REDACTED} is wrong.`);
  }
  assert.equal(redactor.clean('The token is wrong.'), 'The token is wrong.');
  assert.equal(knowing('mine9').clean('of mi ne9'), 'of mi ne9');
});

const html = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[mark]};`);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const hex = (text: string): string => Buffer.from(text).toString('hex');

/** In how many ways a secret may be quoted. What is left around it in `expected` belongs to the text. */
const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  URL: (text) => encodeURIComponent(text),
  'URL in small letters': (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  form: (text) => new URLSearchParams({ a: text }).toString().slice(2),
  base64,
  base64url,
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  HTML: html,
  hex,
  'hex in capitals': (text) => hex(text).toUpperCase(),
};

for (const [name, encode] of Object.entries(ENCODINGS)) {
  test(`row 38: a secret is taken out: ${name}`, () => {
    const redactor = knowing(...SECRETS);
    for (const secret of SECRETS) {
      assert.equal(redactor.redact(`a ${encode(secret)} b`), `a ${REDACTED} b`);
      assert.equal(redactor.redact(`?signature=${encode(secret)}&x=1`), `?signature=${REDACTED}&x=1`);
      assert.doesNotMatch(redactor.redact(encode(`${KEY}:${secret}`)), /canary/i);
    }
  });
}

test('row 38: a pair in an authorization header is taken out', () => {
  for (const secret of SECRETS) {
    for (const encode of [base64, base64url]) {
      assert.equal(knowing(secret).redact(`Basic ${encode(`${KEY}:${secret}`)}`), `Basic ${REDACTED}`);
    }
  }
});

test('row 38: wherever a secret stands within what is base64, it is taken out', () => {
  for (const secret of SECRETS) {
    for (const around of ['', 'x', 'xy', 'xyz']) {
      for (const encode of [base64, base64url]) {
        const redacted = knowing(secret).redact(encode(`${around}${secret}${around}`));
        assert.ok(redacted.includes(REDACTED), `${secret} after ${around.length}`);
        const rest = redacted.split(REDACTED).map((part) => Buffer.from(part, 'base64').toString());
        assert.doesNotMatch(rest.join(), /canary/);
      }
    }
  }
});

test('row 38: characters that show as nothing do not hide a secret, and no piece of one is left by cutting', () => {
  const redactor = knowing('c4nary7f3e9a1b5d2c8e0f');
  assert.equal(redactor.clean('a c4nary\u200b7f3e9a1b\u001b[31m5d2c8e0f b'), `a ${REDACTED} b`);
  assert.equal(redactor.clean('0123456789 c4nary7f3e9a1b5d2c8e0f', 20), `0123456789 ${REDACTED}`);
  assert.equal(redactor.clean('a\nb\u202ec'), 'a bc');
});

test('ordinary text stays as it is', () => {
  const text = 'Production SMS: 9,410 messages, 5 minutes ago';
  assert.equal(knowing(...SECRETS).redact(text), text);
  assert.equal(new Redactor().redact(text), text);
  // What is short would tear numbers and words apart.
  assert.equal(knowing('9', '', '410', 'min', 'mess', 'SM').redact(text), text);
});

test('row 38: the shortest secret is taken out at the very end of a text', () => {
  const redactor = knowing('canary');
  assert.equal(redactor.redact('a canary'), `a ${REDACTED}`);
  assert.equal(redactor.redact('canary'), REDACTED);
  assert.equal(redactor.redact('canar'), 'canar');
});

test('row 38: one secret of two keys is taken out of the headers of both, and so are two secrets of one key', () => {
  const redactor = knowing('c4nary-secret', 'c4nary-of-tomorrow');
  redactor.know({ key: 'appid-20002', secret: 'c4nary-secret' });
  for (const pair of [`${KEY}:c4nary-secret`, `${KEY}:c4nary-of-tomorrow`, 'appid-20002:c4nary-secret']) {
    assert.equal(redactor.redact(`Basic ${base64(pair)}`), `Basic ${REDACTED}`);
  }
});

test('row 38: what was entered as a secret may be a whole pair, or end as another pair does', () => {
  const redactor = knowing('key-one:secret-one');
  redactor.know({ key: 'key-one', secret: 'secret-one' });
  assert.equal(redactor.redact('a secret-one b'), `a ${REDACTED} b`);
  const other = knowing('unused');
  other.know({ key: 'a:key-two', secret: 'secret-two' });
  other.know({ key: 'a', secret: 'key-two:secret-two' });
  assert.equal(other.redact(`a ${hex('key-two:secret-two')} b`), `a ${REDACTED} b`);
});

test('the key alone is an identifier and stays', () => {
  assert.equal(knowing(...SECRETS).redact(`appid ${KEY}`), `appid ${KEY}`);
});

test('a secret that is learnt later is taken out from then on', () => {
  const redactor = knowing('first-secret');
  assert.equal(redactor.redact('first-secret second-secret'), `${REDACTED} second-secret`);
  redactor.know({ key: KEY, secret: 'second-secret' });
  assert.equal(redactor.redact('first-secret second-secret'), `${REDACTED} ${REDACTED}`);
});

test('row 38: a line of the log holds no secret, stays one line, and is remembered', () => {
  const target = Object.assign(new TestLog(), { show: () => undefined, dispose: () => undefined });
  const log = new RedactingLog(target, knowing('c4nary-secret'), { now: () => 0 });
  log.error('sent c4nary-secret\n2026-01-01 [info] forged');
  log.warn('b');
  log.info('c');
  log.debug('d');
  assert.deepEqual(target.lines, [`error sent ${REDACTED} 2026-01-01 [info] forged`, 'warn b', 'info c', 'debug d']);
  assert.equal(log.recent[0], `1970-01-01T00:00:00.000Z [error] sent ${REDACTED} 2026-01-01 [info] forged`);
  assert.deepEqual(
    log.recent.map((line) => line.split(' ')[1]),
    ['[error]', '[warning]', '[info]', '[debug]'],
  );
  for (let line = 0; line < 100; line += 1) {
    log.info(String(line));
  }
  // What went wrong is kept beside the last fifty of the rest.
  assert.equal(log.recent.length, 52);
  assert.match(log.recent.at(-1) ?? '', / 99$/);
});

test('row 38: every credential is known before it is used: entered, saved, refused to another host, of the environment', async () => {
  const served = (name: string, more: Partial<Account> = {}) => ({
    ...{ account: account(name, more), provider: PROVIDER, product: PROVIDER.products[0] ?? assert.fail() },
  });
  const storage = new MemorySecretStorage();
  const entering = new Redactor();
  await new Secrets(storage, {}, () => undefined, entering).save(served('a'), { key: KEY, secret: 'c4nary-saved' });
  assert.equal(entering.redact('c4nary-saved'), REDACTED);
  const reading = new Redactor();
  const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
  const secrets = new Secrets(storage, { SMS_KEY: KEY, SMS_SECRET: 'c4nary-environment' }, () => undefined, reading);
  await assert.rejects(secrets.read(served('a', { endpoints: ['https://other.example'] })));
  assert.equal(reading.redact('c4nary-saved c4nary-environment'), `${REDACTED} c4nary-environment`);
  await secrets.read(served('b', { env }));
  assert.equal(reading.redact('c4nary-saved c4nary-environment'), `${REDACTED} ${REDACTED}`);
});

test('row 38: with a thousand accounts, exactly what is a secret is taken out, wherever it stands', () => {
  const random = seeded(20_260_105);
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789+/=:-_. ,';
  const word = (length: number): string =>
    Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  const credentials = Array.from({ length: 1_000 }, (_, index) => ({
    key: `app${index}`,
    // Without a blank at either end, which one line of text has not, either.
    secret: word(6 + Math.floor(random() * 40)).replace(/^ | $/g, '.'),
  }));
  const redactor = new Redactor();
  for (const credential of credentials) {
    redactor.know(credential);
  }
  for (const { key, secret } of credentials) {
    const [before, after] = [word(30), word(30)];
    // The neighbours of a secret may happen to be as its own end is; blanks end every encoding.
    assert.equal(redactor.redact(`${before} ${secret} ${after}`), `${before} ${REDACTED} ${after}`);
    assert.equal(redactor.redact(`${before} ${hex(secret)}${hex(secret)}`), `${before} ${REDACTED}${REDACTED}`);
    assert.equal(redactor.redact(`(${base64(`${key}:${secret}`)})`), `(${REDACTED})`);
    assert.equal(redactor.redact(`${secret.slice(0, -1)}\n${secret.slice(1)}`).includes(REDACTED), false);
  }
});

test('row 38: the longer one of two secrets that begin alike is taken out whole, in whichever order they were learnt', () => {
  for (const secrets of [
    ['canary', 'canary-and-more'],
    ['canary-and-more', 'canary'],
  ]) {
    assert.equal(knowing(...secrets).redact('canary-and-more canary-and'), `${REDACTED} ${REDACTED}-and`);
  }
});

test('of a credential of several parts, each secret one is taken out, alone and behind any other, and no other', () => {
  const redactor = new Redactor();
  const parts = { id: 'AKID-10001', secret: 'sesame-4711', token: 'open-up-0815', region: 'cn-north-1' };
  redactor.know(parts, ['secret', 'token']);
  const pair = (a: string, b: string): string => Buffer.from(`${a}:${b}`).toString('base64');
  for (const text of [parts.secret, parts.token, pair(parts.id, parts.secret), pair(parts.secret, parts.token)]) {
    assert.equal(redactor.redact(`x ${text} y`), `x ${REDACTED} y`);
  }
  assert.equal(redactor.redact(`${parts.id} in ${parts.region}`), `${parts.id} in ${parts.region}`);
});

test('a key that is all of a credential is secret when its provider says so', () => {
  const redactor = new Redactor();
  redactor.know({ key: 'api-key-4711' }, []);
  assert.equal(redactor.redact('api-key-4711'), 'api-key-4711');
  redactor.know({ key: 'api-key-4711' }, ['key']);
  assert.equal(redactor.redact('Bearer api-key-4711'), `Bearer ${REDACTED}`);
});

test('what is known already is known anew as another part', () => {
  const redactor = new Redactor();
  redactor.know({ key: 'text-one', secret: 'text-two' }, ['secret']);
  redactor.know({ key: 'text-one', secret: 'text-two' }, ['secret']);
  assert.equal(redactor.redact('text-one, text-two'), `text-one, ${REDACTED}`);
  redactor.know({ secret: 'text-one', key: 'text-two' }, ['secret']);
  assert.equal(redactor.redact('text-one, text-two'), `${REDACTED}, ${REDACTED}`);
});
