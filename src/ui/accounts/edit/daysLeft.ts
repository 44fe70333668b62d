import { plainText } from '../../../balance/text/plainText.ts';
import { thresholdText } from '../../../wording/outlookText.ts';
import { inputStep } from '../../quickInput/inputBox.ts';
import { requireSameAccount, setThreshold } from '../accountsSetting.ts';
import { editOf, levelProblem, ungrouped } from '../threshold/setThreshold.ts';
import { daysPreview } from '../threshold/thresholdPreview.ts';
import { defaultButton, type EditSubject } from './subject.ts';

/** Asks for how many days each quantity of an account without an amount of its own must last. */
export async function editDaysLeft(subject: EditSubject): Promise<void> {
  const { status, providers, general, title, language } = subject;
  const { t } = language;
  const { account } = status;
  const usual = thresholdText({ kind: 'daysLeft', level: general().daysLeft }, '', language);
  const result = await inputStep(
    { title, canGoBack: true },
    {
      prompt: t(
        'For how many days must each balance of {0} without an amount of its own last? Empty for that of all accounts: {1}.',
        plainText(account.name, 60),
        usual,
      ),
      placeholder: general().daysLeft,
      value: account.daysLeft ?? '',
      buttons: defaultButton(account.daysLeft !== undefined, t),
      clean: ungrouped,
      validate: (value) => levelProblem(value, true, language),
      preview: (value) => daysPreview(status, editOf('', 'daysLeft', value).level, subject),
    },
  );
  if (result.kind === 'next' || result.kind === 'skip') {
    const edit = editOf('', 'daysLeft', result.kind === 'next' ? result.value : '');
    await requireSameAccount(account, providers);
    await setThreshold(account.id, edit, providers);
  }
}
