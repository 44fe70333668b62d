import { MINUTE_MS } from '../../../base/duration.ts';
import type { Language } from '../../../base/language.ts';
import { leastInterval } from '../../../monitor/ask/service.ts';
import type { Provider } from '../../../providers/provider.ts';
import { withFields } from '../../../sharing/entryFields.ts';
import { intervalOf } from '../../editor/configuration.ts';
import { inputStep } from '../../quickInput/inputBox.ts';
import { changeEntry } from '../accountsSetting.ts';
import { defaultButton, type EditSubject } from './subject.ts';

const MINUTES_OF_A_DAY = 1_440;

/** Asks how often an account is refreshed. */
export async function editInterval({ served, providers, title, language }: EditSubject): Promise<void> {
  const { account, provider } = served;
  const { refreshInterval } = account;
  const { t } = language;
  const general = intervalOf({}) / MINUTE_MS;
  const result = await inputStep(
    { title, canGoBack: true },
    {
      prompt: t(
        'Minutes between two automatic refreshes, from 1 to 1440. Empty for those of all accounts, which are {0}.',
        numberText(general, language),
      ),
      placeholder: String(general),
      value: refreshInterval === undefined ? '' : String(refreshInterval),
      buttons: defaultButton(refreshInterval !== undefined, t),
      clean: (text) => text.normalize('NFKC').trim(),
      validate: (value) =>
        value === '' || minutesOf(value) !== undefined ? undefined : t('Enter a number of minutes from 1 to 1440.'),
      preview: (value) => frequencyText(minutesOf(value) ?? general, provider, language),
    },
  );
  if (result.kind === 'next' || result.kind === 'skip') {
    const minutes = result.kind === 'next' ? minutesOf(result.value) : undefined;
    await changeEntry(account, (entry) => withFields(entry, { refreshInterval: minutes }), providers);
  }
}

/** Minutes as they are typed; `undefined` when that is no interval. */
export function minutesOf(text: string): number | undefined {
  const minutes = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return minutes >= 1 && minutes <= MINUTES_OF_A_DAY ? minutes : undefined;
}

/** How often an account is asked at an interval in minutes, and whether its provider allows no more. Plain text. */
export function frequencyText(
  minutes: number,
  provider: Pick<Provider, 'leastInterval' | 'label'>,
  language: Language,
): string {
  const { t } = language;
  const least = leastInterval(provider) / MINUTE_MS;
  const requests = Math.max(1, Math.round(MINUTES_OF_A_DAY / Math.max(minutes, least)));
  const count = numberText(requests, language);
  if (minutes < least) {
    return t(
      '{0} is asked every {1} minutes at most, {2} times a day.',
      provider.label(t),
      numberText(least, language),
      count,
    );
  }
  return requests === 1 ? t('It is asked once a day.') : t('It is asked {0} times a day.', count);
}

/** An interval in words: `15 minutes`. */
export function minutesText(minutes: number, language: Language): string {
  return minutes === 1 ? language.t('1 minute') : language.t('{0} minutes', numberText(minutes, language));
}

function numberText(number: number, { locale }: Language): string {
  return new Intl.NumberFormat(locale).format(number);
}
