import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quickSeed } from './seed.ts';
import { SERVICES } from './services.ts';
import { strictReading } from './strictReading.ts';
import { checkWrongNumbers } from './wrongNumbers.ts';

test('rows 22 to 33: no mutated reply of any provider, product and format becomes a wrong number', async () => {
  const { accepted, refused, overcautious } = await checkWrongNumbers(4_000, quickSeed());
  // Were nearly all replies refused, or nearly none, they would say little.
  assert.ok(accepted > 400 && refused > 1_000, `${accepted} accepted, ${refused} refused`);
  assert.ok(overcautious < 200, `${overcautious} valid replies were refused`);
});

test('the strict reading finds the amounts of every valid reply, and none in an error', () => {
  for (const service of SERVICES) {
    const amounts = service.samples.map((text) => strictReading(service, 200, text)?.length);
    const expected = service.samples.map((text) =>
      /error/.test(text) && !/50033/.test(text) ? undefined : service.fields.length,
    );
    assert.deepEqual(amounts, expected, `${service.product} ${service.format}`);
  }
});

test('the strict reading refuses what is ambiguous or only looks like an amount', () => {
  const [sms, xml] = SERVICES.filter(({ product }) => product === 'sms');
  assert.ok(sms !== undefined && xml !== undefined);
  const other = '"transactional_balance":5}';
  for (const value of ['"12,345"', '"1e3"', '1e-1', '1.5', 'null', '"0x10"', '"１"', '"5 6"', '5,"balance":6']) {
    assert.equal(strictReading(sms, 200, `{"status":"success","balance":${value},${other}`), undefined, value);
  }
  const doubled = '<balance>1</balance><transactional_balance>1</transactional_balance><balance>2</balance>';
  assert.equal(strictReading(xml, 200, `<xml><status>success</status>${doubled}</xml>`), undefined);
  for (const [value, amount] of [
    ['1E+2', '100'],
    ['150e-1', '15'],
    ['"9410.000"', '9410'],
    ['" +5 "', '5'],
  ] as const) {
    assert.equal(strictReading(sms, 200, `{"status":"success","balance":${value},${other}`)?.[0], `balance=${amount}`);
  }
  const element = (inside: string) =>
    `<xml a="1"><status><![CDATA[success]]></status><!-- a --><p:balance>${inside}</p:balance><transactional_balance>1</transactional_balance></xml>`;
  assert.equal(strictReading(xml, 200, element('<![CDATA[ 5 ]]>'))?.[0], 'balance=5');
  for (const inside of ['1<!-- -->2', '1<![CDATA[2]]>', '<a>1</a>', '1</p:balance><balance>1', '<a>1</b>']) {
    assert.equal(
      strictReading(
        xml,
        200,
        element(inside).replace(/<\/p:balance>(?=<trans)/, inside.endsWith('<balance>1') ? '</balance>' : '$&'),
      ),
      undefined,
      inside,
    );
  }
  const large = strictReading(sms, 200, `{"status":"success","balance":9007199254740993,${other}`);
  assert.equal(large?.[0], 'balance=9007199254740993');
});
