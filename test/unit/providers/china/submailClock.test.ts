import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import type { HttpReply, HttpRequest } from '../../../../src/net/request.ts';
import { SUBMAIL } from '../../../../src/providers/china/submail.ts';
import { createProvider } from '../../../../src/providers/engine/ask.ts';
import { HandClock } from '../../net/handClock.ts';
import { faultFrom } from '../../net/wire.ts';
import { answered, ENDPOINT, fakeHttp, requestFor, written } from '../fakeHttp.ts';
import { type SignType, signatureOf } from './submailSignature.ts';

const CREDENTIAL = { key: '10001', secret: 'abcdef0123456789abcdef0123456789' };
const SUCCESS = '{"status":"success","balance":1,"transactional_balance":2}';

/** A host whose clock shows `aheadMs` more than the monotonic one, and which is as strict as the real one. */
function stand(signType: SignType, answerTime: (seconds: number) => HttpReply | Promise<HttpReply> = timeOf) {
  const clock = new HandClock();
  const host = { aheadMs: 1_414_253_462_000 };
  const seconds = () => Math.floor((clock.monotonic() + host.aheadMs) / 1000);
  const { http, requests } = fakeHttp((request) =>
    isTimeQuestion(request) ? answerTime(seconds()) : balance(request, seconds()),
  );
  const provider = createProvider(SUBMAIL, http, clock);
  const ask = (signal?: AbortSignal, endpoints = [ENDPOINT]) =>
    provider.fetchBalance(
      requestFor(provider, 'sms', {
        account: { parameters: { signType } },
        endpoints,
        ...(signal === undefined ? {} : { signal }),
      }),
    );
  return { clock, host, requests, ask, timeQuestions: () => requests.filter(isTimeQuestion).length };
}

const isTimeQuestion = (request: HttpRequest) => request.url.endsWith('/service/timestamp');
const timeOf = (seconds: number) => answered(`{"timestamp":${seconds}}`);

function balance(request: HttpRequest, now: number): HttpReply {
  const fields = Object.fromEntries(new URLSearchParams(String(request.body)));
  const timestamp = Number(fields['timestamp']);
  const type = fields['sign_type'];
  assert.ok(type === 'md5' || type === 'sha1');
  assert.deepEqual(Object.keys(fields).sort(), ['appid', 'sign_type', 'signature', 'timestamp']);
  assert.equal(fields['signature'], signatureOf(type, CREDENTIAL, timestamp));
  const inTime = timestamp <= now && now - timestamp <= 6;
  return answered(inTime ? SUCCESS : '{"status":"error","code":152,"msg":"Invalid timestamp"}');
}

for (const signType of ['md5', 'sha1'] as const) {
  test(`${signType}: the time is asked for once, then a refresh is one request`, async () => {
    const { clock, requests, ask } = stand(signType);
    for (let refresh = 1; refresh <= 5; refresh += 1) {
      assert.equal(written(await ask()).length, 2);
      assert.equal(requests.length, refresh + 1);
      clock.pass(900_123);
    }
    assert.partialDeepStrictEqual(requests[0], { method: 'GET', url: `${ENDPOINT}/service/timestamp` });
    assert.equal(requests[0]?.headers['authorization'], undefined);
  });
}

test('the wall clock plays no part', async () => {
  const { clock, requests, ask } = stand('md5');
  await ask();
  clock.wall -= 1e10;
  await ask();
  assert.equal(requests.length, 3);
});

test('a time that comes late is never ahead of the host', async () => {
  const stood = stand('md5', (seconds) => {
    stood.clock.pass(2_500);
    return timeOf(seconds);
  });
  await stood.ask();
  assert.equal(stood.requests.length, 2);
});

test('clocks that moved apart are compared anew, once', async () => {
  const { host, requests, ask, timeQuestions } = stand('sha1');
  await ask();
  host.aheadMs += 3_600_000;
  assert.equal((await ask()).length, 2);
  assert.equal(requests.length, 5);
  assert.equal(timeQuestions(), 2);
  await ask();
  assert.equal(requests.length, 6);
});

test('what is wrong besides the clock is told at once, and asks nothing again', async () => {
  for (const signType of ['md5', 'sha1'] as const) {
    const { http, requests } = fakeHttp((request) =>
      isTimeQuestion(request) ? timeOf(1_414_253_462) : answered('{"status":"error","code":109,"msg":"x"}'),
    );
    const provider = createProvider(SUBMAIL, http, new HandClock());
    const answer = provider.fetchBalance(requestFor(provider, 'sms', { account: { parameters: { signType } } }));
    assert.deepEqual(await faultFrom(answer), { kind: 'auth', code: '109', definitive: true });
    assert.equal(requests.length, 2);
  }
});

test('a host that refuses every time is a clock fault after one more attempt', async () => {
  const { requests, ask } = stand('md5', () => timeOf(1_000_000_000));
  assert.deepEqual(await faultFrom(ask()), { kind: 'clock', code: '152' });
  assert.deepEqual(
    requests.map((request) => isTimeQuestion(request)),
    [true, false, true, false],
  );
});

test('concurrent requests share one question, also the second one', async () => {
  const { host, ask, timeQuestions } = stand('md5');
  await Promise.all([ask(), ask(), ask()]);
  assert.equal(timeQuestions(), 1);
  host.aheadMs -= 3_600_000;
  await Promise.all([ask(), ask(), ask()]);
  assert.equal(timeQuestions(), 2);
});

test('each host has a clock of its own', async () => {
  const { ask, timeQuestions } = stand('md5');
  await ask();
  await ask(undefined, ['https://other.example']);
  assert.equal(timeQuestions(), 2);
});

test('a question that failed is asked again next time', async () => {
  let broken = true;
  const { ask } = stand('md5', (seconds) => (broken ? answered('', { status: 503 }) : timeOf(seconds)));
  assert.deepEqual(await faultFrom(ask()), { kind: 'provider-down', status: 503 });
  broken = false;
  assert.equal((await ask()).length, 2);
});

test('an answer without a time', async () => {
  for (const [text, fault] of [
    ['{}', { problem: 'missing-field', field: 'timestamp' }],
    ['{"timestamp":null}', { problem: 'missing-field', field: 'timestamp' }],
    ['{"timestamp":"soon"}', { problem: 'bad-amount', field: 'timestamp' }],
    ['{"timestamp":0}', { problem: 'bad-amount', field: 'timestamp' }],
    ['{"timestamp":1e9}', { problem: 'bad-amount', field: 'timestamp' }],
    ['<html>', { kind: 'not-the-provider' }],
  ] as const) {
    assert.partialDeepStrictEqual(await faultFrom(stand('md5', () => answered(text)).ask()), fault);
  }
  for (const text of ['', '{}', '{"timestamp":1414253463}']) {
    const refused = await faultFrom(stand('md5', () => answered(text, { status: 401 })).ask());
    assert.deepEqual(refused, { kind: 'bad-endpoint', code: '401' }, text);
  }
});

test('A3: the time is not asked of a page, whatever its status', async () => {
  for (const status of [401, 403, 404]) {
    for (const [text, kind] of [
      ['<!doctype html><p>', 'not-the-provider'],
      ['Unauthorized', 'bad-response'],
    ] as const) {
      const fault = await faultFrom(stand('md5', () => answered(text, { status, contentType: 'text/plain' })).ask());
      assert.equal(fault.kind, kind, `${status} ${text}`);
    }
  }
});

test('one who gives up does not take the answer from the others', async () => {
  const { promise, resolve } = Promise.withResolvers<HttpReply>();
  const { ask, requests } = stand('md5', () => promise);
  const controller = new AbortController();
  const first = ask(controller.signal);
  const second = ask();
  controller.abort(new Error('closed'));
  await assert.rejects(first, /closed/);
  assert.equal(requests[0]?.signal?.aborted, false);
  assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  resolve(timeOf(1_414_253_463));
  assert.equal((await second).length, 2);
});

test('a question that nobody waits for any more is given up', async () => {
  const { promise } = Promise.withResolvers<HttpReply>();
  let onAsked = () => {};
  const { ask, requests, timeQuestions } = stand('md5', () => {
    onAsked();
    return promise;
  });
  for (const count of [1, 2]) {
    const controller = new AbortController();
    const asked = Promise.withResolvers<void>();
    onAsked = asked.resolve;
    const answer = ask(controller.signal);
    await asked.promise;
    controller.abort(new Error('closed'));
    await assert.rejects(answer, /closed/);
    assert.equal(requests[count - 1]?.signal?.aborted, true);
    assert.equal(timeQuestions(), count);
  }
});
