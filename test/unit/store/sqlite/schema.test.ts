import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { isSafeForWal } from '../../../../src/store/file/openFile.ts';
import { MIGRATIONS, migrate, versionOf } from '../../../../src/store/sqlite/schema.ts';

const FIRST = 'CREATE TABLE one (n INTEGER) STRICT; CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) STRICT';
const SECOND = 'INSERT INTO one VALUES (1); ALTER TABLE one ADD COLUMN m INTEGER';

function open(test: TestContext): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  test.after(() => database.close());
  return database;
}

describe('the schema', () => {
  it('is brought up to date step by step, each step once', (test) => {
    const database = open(test);
    assert.equal(migrate(database, 's', [FIRST]), 'ready');
    assert.equal(versionOf(database), 1);
    assert.equal(migrate(database, 's', [FIRST, SECOND]), 'ready');
    assert.equal(migrate(database, 's', [FIRST, SECOND]), 'ready');
    assert.equal(versionOf(database), 2);
    assert.deepEqual(database.prepare('SELECT count(*) AS n, max(m) AS m FROM one').get()?.['n'], 1);
  });

  it('is filled in the transaction that makes it, and never again', (test) => {
    const database = open(test);
    const fill = (): void => database.exec("INSERT INTO meta VALUES ('filled', 'x')");
    assert.throws(() =>
      migrate(database, 's', [FIRST], undefined, () => {
        fill();
        throw new Error('killed');
      }),
    );
    assert.equal(versionOf(database), 0);
    migrate(database, 's', [FIRST], undefined, fill);
    migrate(database, 's', [FIRST, SECOND], undefined, fill);
    assert.equal(database.prepare("SELECT value FROM meta WHERE name = 'filled'").get()?.['value'], 'x');
  });

  it('keeps the salt of the first opening', (test) => {
    const database = open(test);
    migrate(database, 'first', [FIRST]);
    migrate(database, 'second', [FIRST, SECOND]);
    assert.equal(database.prepare('SELECT value FROM meta').get()?.['value'], 'first');
  });

  it('stays as it was when a step fails', (test) => {
    const database = open(test);
    migrate(database, 's', [FIRST]);
    assert.throws(() => migrate(database, 's', [FIRST, SECOND, 'CREATE NONSENSE']));
    assert.equal(versionOf(database), 1);
    assert.equal(database.prepare('SELECT count(*) AS n FROM one').get()?.['n'], 0);
    assert.equal(migrate(database, 's', [FIRST, SECOND]), 'ready');
  });

  it('row 46: is not touched when it is newer', (test) => {
    const database = open(test);
    migrate(database, 's', [FIRST, SECOND]);
    assert.equal(migrate(database, 's', [FIRST]), 'newer');
    assert.equal(versionOf(database), 2);
  });

  it('refuses values of another type', (test) => {
    const database = open(test);
    migrate(database, 's');
    assert.throws(() => database.exec("INSERT INTO reading VALUES (1, 'soon', 1, 1, '1')"));
    assert.throws(() => database.exec("INSERT INTO record VALUES ('a', 1.5, 0, 0, 0, 0, NULL, NULL, NULL, 1)"));
    assert.equal(versionOf(database), MIGRATIONS.length);
  });
});

describe('the write-ahead log', () => {
  it('is used with versions of SQLite that keep it safely', () => {
    const safe = ['3.51.3', '3.51.10', '3.52.0', '3.53.4', '4.0.0'];
    const unsafe = ['3.51.2', '3.50.4', '3.9.9', '2.99.99', '', 'x'];
    assert.deepEqual(safe.filter(isSafeForWal), safe);
    assert.deepEqual(unsafe.filter(isSafeForWal), []);
  });
});
