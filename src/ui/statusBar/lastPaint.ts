import { createHash } from 'node:crypto';
import type * as vscode from 'vscode';
import type { Level } from '../../balance/alert/alert.ts';
import { CHOICES, type StatusBarChoices } from './choices.ts';

const KEY = 'lastPaint';

const LEVELS: readonly Level[] = ['ok', 'low', 'empty'];

/** What a window shows in the status bar before anything else of the extension is loaded. */
export interface LastPaint {
  /** It may hold icons, and says that it is not of now. */
  readonly text: string;
  /** For screen readers. */
  readonly spoken: string;
  readonly level: Level;
  readonly alignment: StatusBarChoices['alignment'];
}

/** The last paint, as long as what it was made from is the same. */
export interface LastPaintMemory {
  /** `undefined` where nothing was painted, or settings or language are others by now: it could be wrong. */
  read(): LastPaint | undefined;
  write(paint: LastPaint): void;
  /** Something that it was made from has changed: it is written again although it looks the same. */
  invalidate(): void;
}

/**
 * Keeps it in VS Code's own memory, which is there at once. `settings` returns everything of the user's that the paint
 * depends on.
 */
export function lastPaintMemory(memento: vscode.Memento, settings: () => readonly unknown[]): LastPaintMemory {
  // A hash: with many accounts their settings are longer than all the rest that is remembered.
  const madeFrom = (): string => createHash('sha256').update(JSON.stringify(settings())).digest('base64');
  let written = '';
  // Made once while the settings are the same: of many accounts it takes milliseconds.
  let writtenFrom: string | undefined;
  return {
    read() {
      const saved: unknown = memento.get(KEY);
      return typeof saved === 'object' && saved !== null && 'madeFrom' in saved && saved.madeFrom === madeFrom()
        ? parsePaint(saved)
        : undefined;
    },
    write(paint) {
      const next = JSON.stringify(paint);
      if (next !== written) {
        written = next;
        writtenFrom ??= madeFrom();
        void memento.update(KEY, { ...paint, madeFrom: writtenFrom });
      }
    },
    invalidate() {
      written = '';
      writtenFrom = undefined;
    },
  };
}

function parsePaint(saved: object): LastPaint | undefined {
  const { text, spoken, level, alignment }: Readonly<Record<string, unknown>> = { ...saved };
  const [knownLevel, knownSide] = [
    LEVELS.find((known) => known === level),
    CHOICES.alignment.find((known) => known === alignment),
  ];
  return typeof text === 'string' && typeof spoken === 'string' && knownLevel !== undefined && knownSide !== undefined
    ? { text, spoken, level: knownLevel, alignment: knownSide }
    : undefined;
}
