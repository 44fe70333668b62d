import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Pasted, takeApart } from '../../../src/providers/pasted/pasted.ts';
import { createProviders } from '../../providers.ts';
import { quickSeed } from '../generated/seed.ts';
import { HandClock } from '../net/handClock.ts';
import { halvesOf } from './halves.ts';

const RUNS = { numRuns: 1_000, seed: quickSeed() };
const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());
const choices = providers.flatMap((provider) => provider.products.map((product) => ({ provider, product })));
const anyChoice = fc.constantFrom(...choices);

/** The halves that were told, if any. */
function toldIn(pasted: Pasted): Readonly<Record<string, string>> {
  return 'parts' in pasted ? pasted.parts : {};
}

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const jiguangPair = fc.tuple(hex(24), hex(24)).filter(([key, secret]) => key !== secret);
const submailPair = fc.tuple(
  fc.integer({ min: 10_000, max: 99_999 }).map(String),
  // Thirty-two digits would be as good an example of both halves.
  hex(31).map((digits) => `${digits}f`),
);

/** A word of a shell, in quotes: what is cut off in the middle is not closed. */
const quoted = (text: string) =>
  fc.constantFrom(`'${text}'`, `"${text.replaceAll('"', '\\"')}"`, `"${text.replaceAll('"', '\\"')}"`);

const NOISE = [
  '-v',
  '--insecure',
  '-X POST',
  '--request GET',
  '-sS',
  '-H "Content-Type: application/json"',
  '--max-time 5',
  '-A agent:1.0',
  '--proxy-user "a:b"',
  '-o out.json',
  '--compressed',
];

/** The parts of a curl line in any order, with noise, on one line or on several. */
function lineOf(...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.tuple(...parts), fc.array(fc.constantFrom(...NOISE), { maxLength: 5 }))
    .chain(([words, noise]) =>
      fc.tuple(
        fc.shuffledSubarray([...words, ...noise], { minLength: words.length + noise.length }),
        fc.constantFrom(' ', '  ', ' \\\n  ', ' \\ ', ' ^\r\n', ' `\n'),
      ),
    )
    .map(([words, separator]) => `curl ${words.join(separator)}`);
}

const jiguangLine = fc.tuple(jiguangPair, fc.constantFrom('dev', 'app')).chain(([[key, secret], path]) => {
  const header = `Authorization: Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  const pair = fc.oneof(
    quoted(`${key}:${secret}`).chain((word) => fc.constantFrom(`-u ${word}`, `--user ${word}`, `-u${word}`)),
    quoted(header).map((word) => `-H ${word}`),
  );
  const line = lineOf(pair, fc.constant(`https://api.sms.jpush.cn/v1/accounts/${path}`));
  return line.map((text) => ({ text, key, secret, product: path === 'dev' ? 'account' : 'app' }));
});

const submailLine = fc
  .tuple(submailPair, fc.constantFrom('sms', 'mail', 'internationalsms', 'mms', 'voice'), fc.boolean())
  .chain(([[key, secret], product, isDigest]) => {
    const fields = {
      appid: key,
      signature: secret,
      ...(isDigest ? { sign_type: 'md5', timestamp: '1414253462' } : {}),
    };
    const body = fc.oneof(
      quoted(new URLSearchParams(fields).toString()).map((word) => `-d ${word}`),
      quoted(JSON.stringify(fields)).map((word) => `--data-raw ${word}`),
      fc
        .tuple(...Object.entries(fields).map(([name, value]) => quoted(`${name}=${value}`)))
        // What says that the signature is a digest stands before it, so that no piece of the line hides it.
        .map((words) =>
          [...words]
            .reverse()
            .map((word) => `-F ${word}`)
            .join(' '),
        ),
    );
    const line = lineOf(body, fc.constant(`https://api-v4.mysubmail.com/balance/${product}.json`));
    return line.map((text) => ({ text, key, secret: isDigest ? undefined : secret, product }));
  });

test('nothing that is pasted throws', () => {
  const piece = fc.constantFrom(
    'curl ',
    '-u ',
    '-H "',
    "'",
    '"',
    '\\',
    'Authorization: Basic ',
    '{"appid":',
    '&',
    '=',
    ':',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, anyChoice, (pasted, chosen) => {
      assert.ok(takeApart(pasted, chosen, providers).kind.length > 0);
    }),
    RUNS,
  );
});

test('every form of a request is taken apart, for its own product', () => {
  fc.assert(
    fc.property(fc.oneof(jiguangLine, submailLine), ({ text, key, secret, product }) => {
      const chosen = choices.find((choice) => choice.product.id === product);
      assert.ok(chosen);
      const expected = secret === undefined ? { kind: 'key', key } : { kind: 'pair', key, secret };
      assert.deepEqual(halvesOf(takeApart(text, chosen, providers)), expected);
    }),
    RUNS,
  );
});

test('a piece of a request gives the whole halves or none, whatever was chosen', () => {
  const cut = fc
    .oneof(jiguangLine, submailLine)
    .chain((line) => fc.tuple(fc.constant(line), fc.nat(line.text.length), anyChoice));
  fc.assert(
    fc.property(cut, ([{ text, key, secret }, length, chosen]) => {
      const { key: toldKey, secret: toldSecret } = toldIn(takeApart(text.slice(0, length), chosen, providers));
      assert.ok(toldKey === undefined || toldKey === key, toldKey);
      assert.ok(toldSecret === undefined || toldSecret === secret, toldSecret);
    }),
    RUNS,
  );
});

test('halves of two credentials are never put together', () => {
  const words = fc
    .tuple(jiguangPair, jiguangPair)
    .chain(([a, b]) =>
      fc.tuple(
        fc.constant([a, b]),
        fc.array(
          fc.constantFrom(
            'curl',
            '-u',
            `-u "${a.join(':')}"`,
            `-u ${b.join(':')}`,
            '--next',
            '-d',
            ...a,
            ...b,
            ...NOISE,
          ),
          { maxLength: 8 },
        ),
      ),
    );
  fc.assert(
    fc.property(words, anyChoice, ([pairs, parts], chosen) => {
      const { key, secret } = toldIn(takeApart(`curl ${parts.join(' ')}`, chosen, providers));
      assert.ok(
        key === undefined || secret === undefined || pairs.some((pair) => pair[0] === key && pair[1] === secret),
      );
    }),
    RUNS,
  );
});
