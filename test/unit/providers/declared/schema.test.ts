import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { problemsOf } from './sample.ts';
import { entry, setting, texts } from './settingSchema.ts';

const quantity = entry.properties?.['quantities']?.items ?? assert.fail('no quantities');

/** The fields that the parser knows of what `raw` holds. */
function known(raw: object): readonly string[] {
  const { choices } = problemsOf(raw).find(({ kind }) => kind === 'unknown-field') ?? assert.fail('it knows all');
  return choices?.toSorted() ?? [];
}

test('21.2: the schema of the setting has the fields that are read, each with a description', () => {
  assert.equal(setting.scope, 'application');
  for (const [schema, fields] of [
    [entry, known({ stranger: 1 })],
    [quantity, known({ quantities: [{ stranger: 1 }] })],
    [entry.properties?.['ok'], known({ ok: { stranger: 1 } })],
    [entry.properties?.['error'], known({ error: { stranger: 1 } })],
    [quantity.properties?.['at']?.anyOf?.[1], known({ quantities: [{ key: 'k', at: { stranger: 1 } }] })],
  ] as const) {
    assert.deepEqual(Object.keys(schema?.properties ?? {}).toSorted(), fields);
    for (const [name, { description }] of Object.entries(schema?.properties ?? {})) {
      assert.match(description ?? '', /^%setting\.providers\.[\w.]+%$/, name);
    }
  }
  assert.deepEqual(entry.required, ['id', 'label', 'url', 'quantities']);
});

/** A snippet as it stands there when its first choices are taken. */
function written(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll(/%([\w.]+)%/g, (_, key: string) => String(texts[key] ?? assert.fail(key)))
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:([^{}]*)\}/g, '$1');
}

for (const { label, body } of entry.defaultSnippets ?? []) {
  test(`21.2: the snippet ${label} is a declaration without fault`, () =>
    assert.deepEqual(problemsOf(JSON.parse(written(body))), []));
}

test('21.2: there are snippets for a header, a pair, a form, a text, and one more quantity', () => {
  assert.equal(entry.defaultSnippets?.length, 4);
  const [body] = quantity.defaultSnippets ?? [];
  const raw = {
    ...JSON.parse(written(entry.defaultSnippets?.[0]?.body)),
    quantities: [JSON.parse(written(body?.body))],
  };
  assert.deepEqual(problemsOf(raw), []);
});

test('21.2: the example of the documents is a declaration without fault', async () => {
  const page = await readFile(new URL('../../../../docs/declared-providers.md', import.meta.url), 'utf8');
  const [, list = ''] = /"messagingBalance\.providers": (\[[\s\S]*?\n\])/.exec(page) ?? [];
  const declarations: readonly unknown[] = JSON.parse(list);
  assert.equal(declarations.length, 1);
  assert.deepEqual(
    declarations.flatMap((raw) => problemsOf(raw)),
    [],
  );
  for (const file of ['README.md', 'README.zh-CN.md']) {
    const readme = await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8');
    const [, block = ''] = /```json\n(\{\n {2}"id": "own\.acme"[\s\S]*?)```/.exec(readme) ?? [];
    assert.deepEqual(problemsOf(JSON.parse(block)), [], file);
  }
});
