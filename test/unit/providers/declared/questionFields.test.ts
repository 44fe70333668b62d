import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import type { Declaration } from '../../../../src/providers/declared/declaration.ts';
import { requestLines } from '../../../../src/providers/declared/declarationText.ts';
import { parseDeclaration } from '../../../../src/providers/declared/parseDeclaration.ts';
import { isSameDeclaration, questionHash } from '../../../../src/providers/declared/question.ts';
import { declared, reading } from './sample.ts';
import { entry, type Schema } from './settingSchema.ts';

const TEXT = { line: 1, separator: ';', field: 2 };
const QUANTITY = {
  ...{ key: 'k', label: 'K', at: '/at', limit: '/limit', unit: 'EUR', prefix: 'a', suffix: 'b', scale: 2 },
  ...{ decimalComma: true, thousands: '.', null: 'unlimited' },
};

/** Declarations that have every field of the schema, in every form that it may have. */
const FULL: readonly Declaration[] = [
  declared({
    ...{ query: { a: 'x', b: { part: 'b' } }, headers: { 'X-A': 'x' }, auth: { header: 'X-K', prefix: 'p' } },
    ...{ body: { json: { c: 'x', d: [1, null, { secret: 'd' }] } }, console: 'https://acme.example/k' },
    ...{ ok: { at: '/ok', is: 'yes' }, error: { code: '/code', text: '/text', refused: ['1'] } },
    quantities: [QUANTITY, { ...QUANTITY, key: 'l', unit: { at: '/unit' } }],
  }),
  declared({
    ...{ auth: 'basic', body: { form: { a: 'x', b: { part: 'b' }, c: { secret: 'c' } } } },
    ...{ ok: { at: TEXT, is: 1 }, error: { code: TEXT, text: TEXT } },
    quantities: [{ ...QUANTITY, at: TEXT, limit: { ...TEXT, field: 3 }, unit: { at: TEXT } }],
  }),
  declared({ method: 'POST', auth: { query: 'k' } }),
  declared({ auth: { basic: { user: 'u' } } }),
  declared({ auth: { basic: { password: 'p' } } }),
];

/** What is in the objects whose names are the user's own. */
const isFree = (path: string): boolean => /^(?:query|headers|body\.form|body\.json)$/.test(path);

/** Every path of the schema: `quantities[].unit.at`, `query.*.part`. */
function pathsOf({ properties = {}, additionalProperties, items, anyOf = [] }: Schema, at: string): readonly string[] {
  const below = (schema: Schema, path: string): readonly string[] => [path, ...pathsOf(schema, path)];
  return [
    ...Object.entries(properties).flatMap(([name, schema]) => below(schema, at === '' ? name : `${at}.${name}`)),
    ...(typeof additionalProperties === 'object' ? below(additionalProperties, `${at}.*`) : []),
    ...(items === undefined ? [] : pathsOf(items, `${at}[]`)),
    ...anyOf.flatMap((schema) => pathsOf(schema, at)),
  ];
}

/** Another declaration, and the path of what is other in it. */
interface Changed {
  readonly path: string;
  readonly value: unknown;
}

/** A value with one thing that is other, for each thing in it: another text, one field more, one less, or another name. */
function changesOf(value: unknown, path: string): readonly Changed[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return [
      ...items.flatMap((item, index) =>
        changesOf(item, `${path}[]`).map((each) => ({ ...each, value: items.with(index, each.value) })),
      ),
      { path, value: [...items, ...items.slice(-1)] },
      ...(items.length > 1 ? [{ path, value: [...items].reverse() }] : []),
    ];
  }
  if (typeof value !== 'object' || value === null) {
    const other = typeof value === 'string' ? `${value}x` : typeof value === 'number' ? value + 1 : value !== true;
    return [{ path, value: other }];
  }
  const required = ['id', 'label', 'url', 'quantities'];
  const nameOf = (name: string): string => (path === '' ? name : isFree(path) ? `${path}.*` : `${path}.${name}`);
  return [
    { path, value: { ...value, future: 1 } },
    ...Object.entries(value).flatMap(([name, each]) => {
      const { [name]: _gone, ...rest } = Object(value);
      return [
        ...changesOf(each, nameOf(name)).map((change) => ({ ...change, value: { ...value, [name]: change.value } })),
        ...(path === '' && required.includes(name) ? [] : [{ path: nameOf(name), value: rest }]),
        ...(isFree(path) ? [{ path: nameOf(name), value: { ...rest, [`${name}x`]: each } }] : []),
      ];
    }),
  ];
}

/** Labels, and units that are no place in the reply. */
function isNameOrUnit(path: string, { quantities }: Declaration): boolean {
  const isText = quantities.some(({ unit }) => typeof unit === 'string');
  return path === 'label' || path === 'quantities[].label' || (path === 'quantities[].unit' && isText);
}

test('21.3: the declarations of this file have every field of the schema', () => {
  const paths = FULL.flatMap((full) => changesOf(full, '').map(({ path }) => path));
  assert.deepEqual(
    pathsOf(entry, '').filter((path) => !paths.includes(path)),
    [],
  );
});

for (const [index, full] of FULL.entries()) {
  const changes = changesOf(full, '');

  test(`21.3: a credential is bound to every field of declaration ${index} but labels and units, also to future ones`, () => {
    const bound = questionHash(full);
    const hashOf = ({ value }: Changed): string => questionHash(value as Declaration);
    assert.deepEqual(
      changes.filter((each) => !isNameOrUnit(each.path, full) && hashOf(each) === bound).map(({ path }) => path),
      [],
    );
    const labels = changes.filter(({ path }) => path === 'label' || path === 'quantities[].label');
    assert.deepEqual([...new Set(labels.map(hashOf))], [bound]);
  });

  test(`21.3: who confirms declaration ${index} is shown whatever its credential is bound to`, () => {
    const shown = (declaration: Declaration): string => requestLines(declaration, english.t).join('\n');
    const usable = changes.flatMap(({ path, value }) => {
      const parsed = parseDeclaration(value);
      return 'declaration' in parsed ? [{ path, declaration: parsed.declaration }] : [];
    });
    assert.ok(usable.length > 3);
    const hidden = usable.filter(
      // The question itself names the id.
      ({ path, declaration }) => path !== 'id' && shown(declaration) === shown(full),
    );
    assert.deepEqual(
      hidden.filter(({ declaration }) => questionHash(declaration) !== questionHash(full)),
      [],
    );
  });

  test(`21.3: declaration ${index} is the same as itself in another order, and as no other one`, () => {
    const turned = Object.fromEntries(Object.entries(full).reverse()) as unknown as Declaration;
    assert.equal(isSameDeclaration(turned, full), true);
    assert.deepEqual(
      changes.filter(({ value }) => isSameDeclaration(value as Declaration, full)).map(({ path }) => path),
      [],
    );
  });
}

test('21.3: another unit asks nothing, and a place where it stands does', () => {
  const hash = questionHash(reading({ unit: 'EUR' }));
  assert.equal(questionHash(reading({ unit: 'messages' })), hash);
  assert.notEqual(questionHash(reading({ unit: { at: '/unit' } })), hash);
});

test('21.3: places that change their roles are asked about', () => {
  const error = { code: '/a', text: '/b' };
  assert.notEqual(
    questionHash(declared({ error })),
    questionHash(declared({ error: { code: error.text, text: error.code } })),
  );
  const used = reading({ at: '/a', limit: '/b' });
  assert.notEqual(questionHash(used), questionHash(reading({ at: '/b', limit: '/a' })));
});
