import { DatabaseSync } from 'node:sqlite';

export const SQLITE_BUSY = 5;
export const SQLITE_IOERR = 10;
export const SQLITE_FULL = 13;
export const SQLITE_READONLY = 8;
export const SQLITE_CANTOPEN = 14;

/** A disk that fails with a code of SQLite while there is one. */
export class FailingDisk {
  code: number | undefined;

  readonly load = async () => {
    const failIfAsked = (sql: string): void => {
      const isWrite = /^(?:BEGIN IMMEDIATE|COMMIT)/.test(sql);
      if (this.code !== undefined && (isWrite || this.code === SQLITE_IOERR || this.code === SQLITE_CANTOPEN)) {
        throw Object.assign(new Error('fault of the disk'), { errcode: this.code });
      }
    };
    return {
      DatabaseSync: class extends DatabaseSync {
        override exec(sql: string): void {
          if (sql !== 'ROLLBACK') {
            failIfAsked(sql);
          }
          super.exec(sql);
        }
      },
    };
  };
}
