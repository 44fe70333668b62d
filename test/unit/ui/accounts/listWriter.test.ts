import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { holds, type ListSetting, ListWriter } from '../../../../src/ui/accounts/listWriter.ts';

type Entry = { readonly id: string; readonly name: string };

/** The settings file that windows share. */
class SettingsFile {
  content: unknown;
  writes = 0;

  constructor(content: unknown) {
    this.content = content;
  }

  /** A window that knows what stood in the file when it was opened, until it is made to read it again. */
  window(meanwhile: Partial<Record<'write' | 'settle', () => void>> = {}): ListWriter {
    let known = this.content;
    const setting: ListSetting = {
      name: 'the setting',
      renew: async () => {
        await Promise.resolve();
        known = this.content;
      },
      read: () => known,
      write: async (list) => {
        await Promise.resolve();
        this.writes++;
        this.content = list;
        meanwhile.write?.();
        known = this.content;
      },
      settle: async () => meanwhile.settle?.(),
    };
    return new ListWriter(setting);
  }
}

const entry = (id: string, name = id): Entry => ({ id, name });
const rename = (id: string, name: string) => (entries: readonly unknown[]) => {
  if (!entries.some((each) => isEntry(each) && each.id === id)) {
    throw new EditRefused({ kind: 'gone' });
  }
  return entries.map((each) => (isEntry(each) && each.id === id ? { ...each, name } : each));
};
const remove = (id: string) => (entries: readonly unknown[]) =>
  entries.filter((each) => !isEntry(each) || each.id !== id);

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'id' in value;
}

function refused(kind: string) {
  return (error: unknown): boolean => error instanceof EditRefused && error.problem.kind === kind;
}

test('B4: a window that has not heard of a change keeps it', async () => {
  const file = new SettingsFile([entry('a'), entry('b')]);
  const [first, second] = [file.window(), file.window()];
  await first.change(rename('a', 'A'));
  await second.change(rename('b', 'B'));
  assert.deepEqual(file.content, [entry('a', 'A'), entry('b', 'B')]);
});

test('B4: an account that another window has removed does not come back, and changing it is refused', async () => {
  const file = new SettingsFile([entry('a'), entry('b')]);
  const [first, second] = [file.window(), file.window()];
  await first.change(remove('a'));
  await assert.rejects(second.change(rename('a', 'A')), refused('gone'));
  await second.change(rename('b', 'B'));
  assert.deepEqual(file.content, [entry('b', 'B')]);
});

test('B4: changes of one window are made one after the other, each to what the one before has left', async () => {
  const file = new SettingsFile([entry('a'), entry('b')]);
  const window = file.window();
  await Promise.all([
    window.change(rename('a', 'A')),
    window.change((entries) => [...entries, entry('c')]),
    window.change(rename('b', 'B')),
    window.change((entries) => entries.toReversed()),
  ]);
  assert.deepEqual(file.content, [entry('c'), entry('b', 'B'), entry('a', 'A')]);
});

test('B4: a change that fails keeps none behind it from being made', async () => {
  const file = new SettingsFile([entry('a')]);
  const window = file.window();
  const [failed, made] = [window.change(rename('z', 'Z')), window.change(rename('a', 'A'))];
  await assert.rejects(failed, refused('gone'));
  await made;
  assert.deepEqual(file.content, [entry('a', 'A')]);
});

for (const moment of ['write', 'settle'] as const) {
  test(`B4: a change that another window writes over is made again, to what that one has left: ${moment}`, async () => {
    const file = new SettingsFile([entry('a'), entry('b')]);
    let others = 1;
    const window = file.window({
      [moment]: () => {
        if (others-- > 0) {
          file.content = [entry('a'), entry('b', 'B')];
        }
      },
    });
    await window.change(rename('a', 'A'));
    assert.deepEqual(file.content, [entry('a', 'A'), entry('b', 'B')]);
    assert.equal(file.writes, 2);
  });
}

test('B4: a change that is written over each time is given up, and that is said', async () => {
  const file = new SettingsFile([entry('a')]);
  const window = file.window({
    settle: () => {
      file.content = [entry('a', 'other')];
    },
  });
  await assert.rejects(window.change(rename('a', 'A')), refused('overtaken'));
  assert.equal(file.writes, 3);
});

test('B4: what changes nothing writes nothing', async () => {
  const file = new SettingsFile([entry('a')]);
  await file.window().change(rename('a', 'a'));
  assert.equal(file.writes, 0);
});

test('B4: two windows that write at the same moment both get what they want', async () => {
  const file = new SettingsFile([entry('a'), entry('b')]);
  // Both have read before the other one writes.
  await Promise.all([file.window().change(rename('a', 'A')), file.window().change(rename('b', 'B'))]);
  assert.deepEqual(file.content, [entry('a', 'A'), entry('b', 'B')]);
});

for (const content of [{ id: 'a' }, null, 'a', 5, true]) {
  test(`B3: what is no list is not written over: ${JSON.stringify(content)}`, async () => {
    const file = new SettingsFile(content);
    await assert.rejects(
      file.window().change((entries) => [...entries, entry('b')]),
      refused('no-list'),
    );
    assert.equal(file.content, content);
    assert.equal(file.writes, 0);
  });
}

for (const [name, known, inFile, renewals, kind] of [
  ['a list is there', [entry('a')], [entry('a')], 0, undefined],
  ['the setting is not there', undefined, undefined, 0, undefined],
  ['there seems to be no list', 'a', [entry('a')], 1, undefined],
  ['there is no list', 'a', 'a', 1, 'no-list'],
] as const) {
  test(`20: what asks for an account is held up by the settings' file ${renewals} times when ${name}`, async () => {
    let [renewed, value]: [number, unknown] = [0, known];
    const renew = async () => {
      renewed++;
      value = inFile;
    };
    const no = () => Promise.reject(new Error('nothing is written'));
    const writer = new ListWriter({ name: 'the setting', renew, read: () => value, write: no, settle: no });
    await (kind === undefined ? writer.requireList() : assert.rejects(writer.requireList(), refused(kind)));
    assert.equal(renewed, renewals);
  });
}

test('without the setting there is an empty list', async () => {
  const file = new SettingsFile(undefined);
  await file.window().change((entries) => [...entries, entry('b')]);
  assert.deepEqual(file.content, [entry('b')]);
});

for (const [name, now, before, wanted, expected] of [
  ['a change', [entry('a', 'A')], [entry('a')], [entry('a', 'A')], true],
  ['a change that is not there', [entry('a')], [entry('a')], [entry('a', 'A')], false],
  [
    'a change beside another one',
    [entry('a', 'A'), entry('b', 'B')],
    [entry('a'), entry('b')],
    [entry('a', 'A'), entry('b')],
    true,
  ],
  ['a new one, among others', [entry('c'), entry('b')], [], [entry('b')], true],
  ['a new one that is not there', [entry('c')], [], [entry('b')], false],
  ['a removed one', [entry('c')], [entry('a')], [], true],
  ['a removed one that is back', [entry('a')], [entry('a')], [], false],
  ['an order', [entry('b'), entry('c'), entry('a')], [entry('a'), entry('b')], [entry('b'), entry('a')], true],
  ['an order that is not there', [entry('a'), entry('b')], [entry('a'), entry('b')], [entry('b'), entry('a')], false],
  ['an order without one that has gone', [entry('b')], [entry('a'), entry('b')], [entry('b'), entry('a')], true],
  [
    'no change of the order, which another one changes',
    [entry('b'), entry('a', 'A')],
    [entry('a'), entry('b')],
    [entry('a', 'A'), entry('b')],
    true,
  ],
  [
    'ids with blanks',
    [{ ...entry('a', 'A'), id: ' a ' }],
    [{ ...entry('a'), id: ' a ' }],
    [{ ...entry('a', 'A'), id: ' a ' }],
    true,
  ],
] as const) {
  test(`B4: whether a list holds ${name}`, () => assert.equal(holds(now, before, wanted), expected));
}
