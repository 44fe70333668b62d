import type { Account } from '../../../balance/account/account.ts';
import type { Language } from '../../../base/language.ts';
import type { Monitor } from '../../../monitor/ask/monitor.ts';
import type { Provider } from '../../../providers/provider.ts';
import { inputStep } from '../../quickInput/inputBox.ts';
import { renameAccount } from '../accountsSetting.ts';
import { validateName } from '../credential/credentialSteps.ts';

/** What renaming works with. */
export interface RenameParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly providers: readonly Provider[];
  readonly language: Language;
}

/** Asks for another name of an account, and writes it into the settings. `isWithin` as by `runSteps`. */
export async function runRename(
  account: Account,
  { monitor, providers, language }: RenameParts,
  isWithin = false,
): Promise<void> {
  const { t } = language;
  const others = monitor
    .statuses()
    .flatMap((status) => (status.account.id === account.id ? [] : [status.account.name]));
  const result = await inputStep(
    { title: t('Rename Account'), canGoBack: isWithin },
    {
      prompt: t('A name for this account, as it is shown in the status bar.'),
      value: account.name,
      validate: (value) => validateName(value, others, language),
    },
  );
  if (result.kind === 'next' && result.value !== account.name) {
    await renameAccount(account.id, result.value, providers);
  }
}
