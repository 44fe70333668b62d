import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Redactor } from '../../../../src/balance/secret/redaction.ts';

/** What a secret may be put together from that looks escaped itself, and what programs escape. */
const PIECES = [
  ...['%09', '%25', '%2522', '%C3%A9', '&lt;', '&amp;lt;', '&#65;', '\\n', '\\"', '\\u0041', '\\\\', '""'],
  ...['"', '<', '&', '%', '/', '+', '=', 'é', 'a', 'Z9'],
];

/** How programs write a text within another one. */
const ESCAPERS: Readonly<Record<string, (text: string) => string>> = {
  json: (text) => JSON.stringify(text).slice(1, -1),
  address: encodeURIComponent,
  'whole address': encodeURI,
  html: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  'html in numbers': (text) => text.replace(/[&<"é]/g, (character) => `&#${character.charCodeAt(0)};`),
  table: (text) => text.replaceAll('"', '""'),
  'json of ASCII': (text) => JSON.stringify(text).slice(1, -1).replaceAll('é', '\\u00e9'),
};

const secrets = fc
  .array(fc.constantFrom(...PIECES), { minLength: 6, maxLength: 14 })
  .map((pieces) => `Q7${pieces.join('')}x5`);
const escapers = fc.array(fc.constantFrom(...Object.keys(ESCAPERS)), { maxLength: 3 });

test('row 38: a secret that looks escaped itself is taken out, in whichever order it was escaped', () => {
  fc.assert(
    fc.property(secrets, escapers, fc.boolean(), (secret, names, isBroken) => {
      const redactor = new Redactor();
      redactor.know({ secret });
      const leak = names.reduce((text, name) => ESCAPERS[name]?.(text) ?? '', secret);
      const broken = isBroken ? leak.replace('Q7', 'Q \n7') : leak;
      const said = redactor.clean(`It says: ${broken}, which is wrong.`, Number.POSITIVE_INFINITY);
      if (said.includes('x5') || said !== 'It says: •••, which is wrong.') {
        throw new Error(`${leak} left ${said}`);
      }
    }),
    { numRuns: 500 },
  );
});

/** What programs make of a text that looks escaped to them: they leave that as it is, or undo what nobody has escaped. */
const CARELESS: Readonly<Record<string, (text: string) => string>> = {
  'an address of which the per cents are left': (text) => encodeURI(text).replaceAll('%25', '%'),
  'HTML that is escaped once': (text) => text.replace(/&(?!(?:amp|lt|quot|#\d+);)/g, '&amp;').replaceAll('"', '&quot;'),
  'an address that is read once too often': (text) => text.replaceAll('%41', 'A').replaceAll('%2F', '/'),
  'a form that is read': (text) => text.replaceAll('+', ' ').replaceAll('%41', 'A').replaceAll('%2F', '/'),
};

for (const [how, write] of Object.entries(CARELESS)) {
  test(`row 38: a secret that looks escaped itself is taken out of ${how}`, () => {
    for (const secret of ['S3cr%09"etKey42', 'S3cr%41"etKey42', 'p&amp;q"xyz12', 'p&#65;q"&xyz12', 'S3cr+etKey%2F42']) {
      const redactor = new Redactor();
      redactor.know({ secret });
      const said = redactor.clean(`It says: ${write(secret)}, which is wrong.`, Number.POSITIVE_INFINITY);
      assert.equal(said, 'It says: •••, which is wrong.');
    }
  });
}

test('row 38: a text of any length with any number of secrets is searched', () => {
  const redactor = new Redactor();
  redactor.know({ secret: 'secret12A' });
  assert.equal(redactor.redact('secret12%41'.repeat(200_000)).replaceAll('•', ''), '');
});
