import { plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { onDidChangeSettings, timeZoneSetting } from '../editor/configuration.ts';
import { SETTINGS } from '../editor/ids.ts';
import { tellTimesIn } from '../editor/language.ts';
import { showWarning } from '../editor/messages.ts';

/** Follows the setting of the time zone: says when it names none, and has what depends on days made anew when it changes. */
export function watchTimeZone(outlooks: { daysChanged(): void }, { t }: Language): Disposable {
  const look = (): void => {
    const { zone, invalid } = timeZoneSetting();
    tellTimesIn(zone);
    if (invalid !== undefined) {
      showWarning(
        t(
          'The setting {0} names no time zone: "{1}". Days are those of this machine until it holds a name such as {2}.',
          SETTINGS.timeZone,
          plainText(invalid, 40),
          'Asia/Shanghai',
        ),
      );
    }
  };
  look();
  return onDidChangeSettings([SETTINGS.timeZone], () => {
    look();
    outlooks.daysChanged();
  });
}
