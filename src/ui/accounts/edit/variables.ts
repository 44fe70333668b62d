import { hostOf } from '../../../balance/account/endpoint.ts';
import { looksLikeSecret } from '../../../balance/account/secretLook.ts';
import { joinList, joinSentences, type Translate } from '../../../base/language.ts';
import { endpointsOf } from '../../../monitor/ask/service.ts';
import type { Field } from '../../../providers/provider.ts';
import { withFields } from '../../../sharing/entryFields.ts';
import { type InputResult, inputStep, type StepFrame } from '../../quickInput/inputBox.ts';
import { runSteps, type Step } from '../../quickInput/steps.ts';
import { changedAccount } from '../accountEdits.ts';
import { changeEntry } from '../accountsSetting.ts';
import { confirmAddresses } from '../confirmAddresses.ts';
import { accountsOf } from '../credential/accountWizard.ts';
import { mayShare } from '../sharedCredential.ts';
import { defaultButton, type EditSubject } from './subject.ts';

/**
 * Asks for the environment variables that hold the parts of a credential, or takes them away. Where the user's word is needed
 * before they are sent, it is asked for.
 */
export async function editVariables(subject: EditSubject): Promise<void> {
  const { served, secrets, providers, monitor, title } = subject;
  const { account, product } = served;
  const names = new Map(Object.entries(account.env ?? {}));
  let isCleared = false;
  const steps = product.credential.map(
    (field, index): Step =>
      async (frame) => {
        const result = await variableStep(frame, field, index === 0, names.get(field.id) ?? '', subject);
        isCleared =
          result.kind === 'skip' || (result.kind === 'next' && result.value === '' && field.optional !== true);
        if (result.kind === 'next' || result.kind === 'back') {
          names.set(field.id, result.value ?? '');
        }
        return result;
      },
  );
  if (!(await runSteps(title, () => (isCleared ? [] : steps), true))) {
    return;
  }
  const named = [...names].filter(([, name]) => name !== '');
  const env = isCleared || named.length === 0 ? undefined : Object.fromEntries(named);
  const change = (entry: unknown): unknown => withFields(entry, { env });
  const after = changedAccount(account, change, providers);
  if (env !== undefined && !(await mayShare(after, undefined, accountsOf(monitor), subject))) {
    return;
  }
  await changeEntry(account, change, providers);
  const changed = { ...served, account: after };
  if (secrets.isFromEnvironment(after) && !secrets.isConfirmed(changed)) {
    await confirmAddresses(changed, subject);
  }
}

/** Asks for the variable of one part. An empty line in the first step means none at all. */
function variableStep(
  frame: StepFrame,
  field: Field,
  isFirst: boolean,
  current: string,
  { served, secrets, language }: EditSubject,
): Promise<InputResult> {
  const { t } = language;
  const hosts = joinList([...new Set(endpointsOf(served).map(hostOf))], language);
  const asked = t('The environment variable that holds the {0}, for {1}.', field.name, hosts);
  return inputStep(frame, {
    prompt: isFirst
      ? joinSentences([asked, t('Empty for none: the secret storage keeps the credential then.')], language)
      : asked,
    placeholder: field.name.replaceAll(/[^a-z0-9]+/gi, '_').toUpperCase(),
    value: current,
    buttons: defaultButton(served.account.env !== undefined, t),
    validate: (value) => variableProblem(value, isFirst || field.optional === true, field, t),
    preview: (value) =>
      value === ''
        ? undefined
        : secrets.hasVariable(value)
          ? t('It is set where the extension runs.')
          : t('It is not set where the extension runs. Until all are, the secret storage is used.'),
  });
}

/** What is wrong with the name of a variable, if anything. */
export function variableProblem(
  value: string,
  canBeEmpty: boolean,
  { name }: Pick<Field, 'name'>,
  t: Translate,
): string | undefined {
  if (value === '') {
    return canBeEmpty ? undefined : t('Enter the name of the variable that holds the {0}.', name);
  }
  if (looksLikeSecret(value.replaceAll('_', ' '))) {
    return t('This looks like a key or a secret. Enter the name of the variable that holds it.');
  }
  return /[\s=$%{}]/.test(value) ? t('Enter the name alone, without blanks and other marks.') : undefined;
}
