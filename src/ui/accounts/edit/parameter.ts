import { parametersOf } from '../../../providers/places.ts';
import type { Parameter } from '../../../providers/provider.ts';
import { withParameter } from '../../../sharing/entryFields.ts';
import { changedAccount } from '../accountEdits.ts';
import { changeEntry } from '../accountsSetting.ts';
import { parameterStep } from '../credential/placeSteps.ts';
import { consequencesOf, consequencesText } from './question.ts';
import { defaultButton, type EditSubject } from './subject.ts';

/** Asks for another value of a parameter, and says whether a history of its own begins with it. */
export async function editParameter(subject: EditSubject, parameter: Parameter): Promise<void> {
  const { served, providers, language } = subject;
  const { account, provider, product } = served;
  const { id, initial } = parameter;
  // What is usual need not be said.
  const changeTo = (value: string | undefined) => (entry: unknown) =>
    withParameter(entry, id, value === initial || value === '' ? undefined : value);
  const isSet = initial !== undefined && account.parameters?.[id] !== undefined;
  const present = parametersOf(account, product)[id];
  const result = await parameterStep(
    { title: subject.title, canGoBack: true },
    parameter,
    { provider, product, language },
    present,
    {
      buttons: defaultButton(isSet, language.t),
      // Without what has to be given there is no account to tell of.
      effectOf: (value) =>
        value === '' && initial === undefined
          ? undefined
          : consequencesText(
              consequencesOf(served, changedAccount(account, changeTo(value), providers)),
              subject.secrets.isFromEnvironment(account),
              language,
            ),
    },
  );
  const value = result.kind === 'next' ? result.value : undefined;
  if ((result.kind === 'next' && value !== present) || result.kind === 'skip') {
    await changeEntry(account, changeTo(value), providers);
  }
}
