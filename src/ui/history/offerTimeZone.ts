import * as vscode from 'vscode';
import { isLocalTime, isTimeZone } from '../../balance/text/zone.ts';
import type { Language } from '../../base/language.ts';
import { timeZoneSetting, writeSetting } from '../editor/configuration.ts';
import { SETTINGS } from '../editor/ids.ts';
import { messageOf } from '../editor/redactOutput.ts';

/**
 * The page knows the time zone of the user's own machine, and the extension may run on another one, with other days. Where the
 * user has not chosen a zone, that of the page is offered.
 */
export async function offerTimeZone(pageZone: string, now: number, { t }: Language): Promise<void> {
  const { zone, invalid } = timeZoneSetting();
  if (zone !== undefined || invalid !== undefined || !isTimeZone(pageZone) || isLocalTime(pageZone, now)) {
    return;
  }
  const use = t('Use {0}', pageZone);
  const chosen = await vscode.window.showInformationMessage(
    messageOf(t('Days and times are those of the machine on which the extension runs. Yours is in another time zone.')),
    use,
  );
  if (chosen === use) {
    await writeSetting(SETTINGS.timeZone, pageZone);
  }
}
