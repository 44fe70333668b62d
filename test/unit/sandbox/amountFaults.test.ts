import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RARE_AMOUNTS, WRONG_AMOUNTS } from '../../sandbox/faults/samples.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { ask, GOOD_JSON, GOOD_XML } from './faulty.ts';

/** Each sample as it has to stand in the reply: raw in JSON, and in XML. */
const ON_THE_WIRE: Readonly<Record<string, readonly [json: string, xml: string]>> = {
  null: ['null', 'null'],
  'empty text': ['""', ''],
  'empty list': ['[]', '[]'],
  'list of one': ['[9410]', '<item>9410</item>'],
  'N/A': ['"N/A"', 'N/A'],
  true: ['true', 'true'],
  '1e400': ['1e400', '1e400'],
  '1e400 as text': ['"1e400"', '1e400'],
  hexadecimal: ['0x10', '0x10'],
  'hexadecimal as text': ['"0x10"', '0x10'],
  grouped: ['"12,345.60"', '12,345.60'],
  currency: ['"￥12.30"', '￥12.30'],
  'full-width digits': ['"１２３"', '１２３'],
  infinite: ['"Infinity"', 'Infinity'],
};

test('amounts that are none', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  assert.deepEqual(Object.keys(WRONG_AMOUNTS), Object.keys(ON_THE_WIRE));
  for (const [name, fault] of Object.entries(WRONG_AMOUNTS)) {
    const [json, xml] = ON_THE_WIRE[name] ?? ['', ''];
    sandbox.fault('newsletter', { ...fault, field: 'free_balance' });
    assert.equal((await ask(sandbox)).body.toString(), GOOD_JSON.replace('50}', `${json}}`), name);
    const expected = GOOD_XML.replace('<free_balance> 50', `<free_balance> ${xml}`);
    assert.equal((await ask(sandbox, '.xml')).body.toString(), expected, name);
  }
});

test('rare amounts reach the wire digit by digit, as numbers and as text', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const amounts = ['-5', '9007199254740993', '14197.087', '0.123456789012345678901'];
  assert.deepEqual(
    RARE_AMOUNTS.map(({ amount }) => amount),
    amounts.flatMap((amount) => [amount, amount]),
  );
  for (const [index, { amount, fault }] of RARE_AMOUNTS.entries()) {
    sandbox.fault('newsletter', fault);
    const json = index % 2 === 0 ? amount : `"${amount}"`;
    assert.equal((await ask(sandbox)).body.toString(), GOOD_JSON.replace('50', json));
    assert.equal((await ask(sandbox, '.xml')).body.toString(), GOOD_XML.replace('50', amount));
  }
});
