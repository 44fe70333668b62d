import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { parseLevel } from '../../balance/account/threshold.ts';
import { formatQuantity } from '../../balance/text/format.ts';
import { escapeIcons, plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import { productOf, quantityLabel } from '../../wording/accountText.ts';
import { inputStep } from '../quickInput/inputBox.ts';
import { pickStep } from '../quickInput/pick.ts';
import { requireSameAccount, setThreshold } from './accountsSetting.ts';
import { requireQuantity } from './namedAccount.ts';

/**
 * Asks below which amount a quantity of an account counts as low, and writes it into the settings. `key` is the quantity,
 * where the user has pointed at one.
 */
export async function runSetThreshold(
  status: AccountStatus,
  key: string | undefined,
  providers: readonly Provider[],
  language: Language,
): Promise<void> {
  const { t } = language;
  const { account } = status;
  const title = t('Threshold of {0}', plainText(account.name, 60));
  if (key !== undefined) {
    requireQuantity(status, key, providers);
  }
  const chosen = key ?? (await chooseQuantity(status, title, providers, language));
  if (chosen === undefined) {
    return;
  }
  const present = presentText(status, chosen, language);
  const label = quantityLabel(status, chosen, providers, language);
  const before = Object.entries(account.thresholds ?? {}).find(([candidate]) => candidate === chosen)?.[1];
  const result = await inputStep(
    { title, canGoBack: false },
    {
      prompt: t('{0}: {1} now. Below which amount does it count as low? Empty for no threshold.', label, present),
      placeholder: '1000',
      value: before ?? '',
      clean: ungrouped,
      validate: (value) => problemOf(value, language),
    },
  );
  if (result.kind !== 'next') {
    return;
  }
  const level = parseLevel(result.value, '');
  // Another product may have a quantity of the same key, which is another amount.
  await requireSameAccount(account, providers);
  await setThreshold(account.id, chosen, level.ok ? level.value : undefined, providers);
}

/** The only quantity of an account, or the one that the user picks. */
async function chooseQuantity(
  status: AccountStatus,
  title: string,
  providers: readonly Provider[],
  language: Language,
): Promise<string | undefined> {
  const choices = (productOf(status, providers)?.quantities ?? []).map(({ key, label }) => ({
    label: escapeIcons(label(language.t)),
    description: presentText(status, key, language),
    value: key,
  }));
  const [only, ...others] = choices;
  if (others.length === 0) {
    return only?.value;
  }
  const result = await pickStep({ title, canGoBack: false }, language.t('Which balance?'), choices, undefined);
  return result.kind === 'next' ? result.value : undefined;
}

function presentText(status: AccountStatus, key: string, language: Language): string {
  const quantity = readingOf(status.state)?.quantities.find((candidate) => candidate.key === key);
  return quantity === undefined ? language.t('not known yet') : formatQuantity(quantity, language);
}

/** Amounts are shown with their digits in groups of three, and may be typed so. What is grouped otherwise stays as it is. */
function ungrouped(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,3}([, ])\d{3}(?:\1\d{3})*(?:\.\d+)?$/.test(plain) ? plain.replaceAll(/[, ]/g, '') : plain;
}

/** What is wrong with a threshold as it was typed; an empty one takes the threshold away. */
function problemOf(value: string, { t }: Language): string | undefined {
  if (value === '') {
    return undefined;
  }
  const level = parseLevel(value, '');
  if (level.ok) {
    return undefined;
  }
  return level.problem.kind === 'negative'
    ? t('Enter an amount that is not negative.')
    : t('Enter an amount in digits, such as 1000 or 99.5.');
}
