import type { DatabaseSync } from 'node:sqlite';
import type { Note } from '../port/notes.ts';

/** The notes in an open file. Its methods throw what SQLite throws. */
export function openNoteTable(database: DatabaseSync) {
  const one = database.prepare('SELECT text FROM note WHERE account = ? AND key = ?');
  const add = database.prepare('INSERT INTO note (account, key, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const change = database.prepare('UPDATE note SET text = ? WHERE account = ? AND key = ? AND text = ?');
  const removeSeen = database.prepare('DELETE FROM note WHERE account = ? AND key = ? AND text = ?');
  const removeAll = database.prepare('DELETE FROM note WHERE account = ?');
  const read = (accountId: string, key: string): string | undefined => {
    const text = one.get(accountId, key)?.['text'];
    return typeof text === 'string' ? text : undefined;
  };
  /** Puts `next` in place of `seen` if that is still there, in one statement; `undefined` is no note. Whether it was. */
  const replace = (accountId: string, key: string, seen: string | undefined, next: string | undefined): boolean => {
    if (seen === undefined) {
      return next === undefined ? read(accountId, key) === undefined : add.run(accountId, key, next).changes === 1;
    }
    return next === undefined
      ? removeSeen.run(accountId, key, seen).changes === 1
      : change.run(next, accountId, key, seen).changes === 1;
  };
  return {
    read,
    replace,
    /**
     * Takes over what a window knew: its own changes of what is still there, the rest where there is nothing. `isSame`: it is the file that
     * the window left, where another one has removed what is not there any more.
     */
    adopt(notes: readonly Note[], isSame: boolean): void {
      for (const { accountId, key, text, own, seen } of notes) {
        const isDone = own && replace(accountId, key, seen, text);
        if (!isDone && text !== undefined && !(own && isSame)) {
          add.run(accountId, key, text);
        }
      }
    },
    forget: (accountId: string): void => void removeAll.run(accountId),
  };
}
