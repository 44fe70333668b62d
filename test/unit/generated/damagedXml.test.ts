import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ParseError } from '../../../src/net/parseError.ts';
import { parseXml, type XmlForm } from '../../../src/net/xml.ts';
import { shown } from '../net/shownXml.ts';
import { quickSeed } from './seed.ts';

/** Every number is another one, so that none can be taken for another's. */
const WHOLE = `<?xml version="1.0"?><?style at="x"?><!-- <a>10</a> --><n:xml xmlns:n="u" total="71"><n:balance unit='e' left="83"><![CDATA[ 9410 ]]></n:balance><free>52<!-- 6 --></free><note>24<b>36</b></note><list id="31"> 47 </list><list id="32">48</list></n:xml>`;
const NUMBERS: Readonly<Record<string, string>> = {
  ...{ '@total': '71', 'balance/@left': '83', 'balance/#text': '9410', free: '52', 'note/#text': '24', 'note/b': '36' },
  ...{ 'list/0/@id': '31', 'list/0/#text': '47', 'list/1/@id': '32', 'list/1/#text': '48' },
};
const FORM: XmlForm = { root: 'xml', lists: ['list'] };

/** The numbers of a document by where they were found; nothing of one that is refused. */
function numbersIn(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const collect = (value: unknown, place: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        collect(each, `${place}/${name}`);
      }
    } else if (/^\d+$/.test(String(value))) {
      found[place.slice(1)] = String(value);
    }
  };
  try {
    collect(shown(parseXml(text, FORM)), '');
  } catch (error) {
    assert.ok(error instanceof ParseError, String(error));
  }
  return found;
}

test('XML that is cut off anywhere is refused', () => {
  assert.deepEqual(numbersIn(WHOLE), NUMBERS);
  for (let end = 0; end < WHOLE.length; end += 1) {
    assert.throws(() => parseXml(WHOLE.slice(0, end), FORM), ParseError, WHOLE.slice(0, end));
  }
});

test('damaged XML never gives a number that does not stand there, nor one in the place of another', () => {
  const marks = [
    ...[
      '<',
      '>',
      '/',
      '!',
      '?',
      '&',
      ';',
      '"',
      "'",
      '=',
      '[',
      ']',
      '-',
      ':',
      'x',
      '0',
      ' ',
      '\n',
      '\u00a0',
      '\u0000',
      '',
    ],
    ...[
      '<!--',
      '-->',
      '<!---->',
      '<![CDATA[0]]>',
      '<![CDATA[',
      ']]>',
      '<?a ',
      "<?a '?>",
      '?>',
      '&#0;',
      '&#48;',
      '&amp;',
      '</a/>',
      '</free/>',
      '<b/>',
    ],
    ...['<!DOCTYPE x>', '<!x>', '<![x]]>', 'p:', ' a="1"', '</n:xml>', '<n:xml>', '</free><free>', '</p:free><p:free>'],
  ];
  // Half of it within numbers, where it matters most.
  const within = [...WHOLE.matchAll(/\d(?=\d)/g)].map(({ index }) => index + 1);
  const at = fc.oneof(fc.nat({ max: WHOLE.length }), fc.constantFrom(...within));
  const damage = fc.record({ at, removed: fc.nat({ max: 2 }), mark: fc.constantFrom(...marks) });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const damaged = damages.reduce(
        (text, { at, removed, mark }) => text.slice(0, at) + mark + text.slice(at + removed),
        WHOLE,
      );
      for (const [place, number] of Object.entries(numbersIn(damaged))) {
        const stands = new RegExp(`[>"'[][ \\t\\r\\n]*${number}[ \\t\\r\\n]*[<"'\\]]`);
        assert.match(damaged.replaceAll('&#48;', '0'), stands, `${place} ${number}`);
        const own = NUMBERS[place] ?? NUMBERS[`${place}/#text`];
        const isOthers = own !== undefined && own !== number && Object.values(NUMBERS).includes(number);
        assert.ok(!isOthers || /^list/.test(place), `${place} is ${number} in ${damaged}`);
      }
    }),
    { numRuns: 3_000, seed: quickSeed() },
  );
});
