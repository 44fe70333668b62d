import type { Language } from '../../base/language.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { isOnlyRead, type Store } from '../../store/port/store.ts';
import { offerReload, showWarning } from '../editor/messages.ts';
import { storeLine, storeText } from './storeText.ts';

/** Says once what is missing when balances cannot be kept in the usual place, now and when that changes. */
export function watchStore(store: Store, log: Log, language: Language): Disposable {
  const said = new Set<string>();
  const say = (): void => {
    const line = storeLine(store.mode);
    const text = storeText(store.mode, language);
    if (line !== undefined && text !== undefined && !said.has(line)) {
      said.add(line);
      log.warn(line);
      if (isOnlyRead(store.mode)) {
        void offerReload(text, language);
      } else {
        showWarning(text);
      }
    }
  };
  say();
  return store.onDidChangeMode(say);
}
