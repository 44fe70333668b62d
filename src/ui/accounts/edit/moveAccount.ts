import type { Account } from '../../../balance/account/account.ts';
import { hostOf } from '../../../balance/account/endpoint.ts';
import { joinList } from '../../../base/language.ts';
import { endpointsOf, type ServedAccount } from '../../../monitor/ask/service.ts';
import { placeOf } from '../../../providers/places.ts';
import { withFields } from '../../../sharing/entryFields.ts';
import type { InputResult, StepFrame, StepResult } from '../../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../../quickInput/pick.ts';
import { runSteps, type Step } from '../../quickInput/steps.ts';
import { changedAccount } from '../accountEdits.ts';
import { changeEntry } from '../accountsSetting.ts';
import { keepConfirmed, maySend } from '../confirmAddresses.ts';
import { accountsOf, learnTrial, saveCredential } from '../credential/accountWizard.ts';
import { type CredentialDraft, emptyDraft, partSteps } from '../credential/credentialSteps.ts';
import { wordsOf } from '../credential/endpointCheck.ts';
import { endpointStep } from '../credential/endpointStep.ts';
import { placeOfEntered, placeStep } from '../credential/placeSteps.ts';
import { credentialSubject } from '../credential/updateCredential.ts';
import { mayShare } from '../sharedCredential.ts';
import { consequencesOf, consequencesText } from './question.ts';
import { defaultButton, type EditSubject } from './subject.ts';

/** What of an entry says where its account is asked, as far as it changes. */
type Where = { readonly [F in 'place' | 'endpoints']?: Account[F] | undefined };

/** Which credential may be sent to the other place: the one that is saved, one that is entered, or none until later. */
type Which = 'saved' | 'entered' | 'none';

/** Asks in which place an account is, or for the user's own host, and for the credential that may be sent there. */
export async function editPlace(subject: EditSubject): Promise<void> {
  const { provider, product, account } = subject.served;
  const choosing = { provider, product, language: subject.language };
  const present = placeOf(account, product).id;
  const whereOf = (value: string): Where => {
    const place = placeOfEntered(value, product);
    return place === present ? {} : { place };
  };
  await move(subject, async (frame, entered) => {
    const effectOf = (value: string) => (value === '' ? undefined : effectText(subject, whereOf(value)));
    const result = await placeStep(frame, choosing, entered ?? present, { effectOf });
    return { result, where: result.kind === 'next' ? whereOf(result.value) : {} };
  });
}

/** Asks for the addresses of an account, or takes them away, and for the credential that may be sent there. */
export async function editEndpoints(subject: EditSubject): Promise<void> {
  const { served, language } = subject;
  const { endpoints } = served.account;
  const whereOf = (value: string): Where => (value === '' ? {} : { endpoints: wordsOf(value) });
  await move(subject, async (frame, entered) => {
    const result = await endpointStep(frame, entered ?? endpointsOf(served).join(' '), language, {
      buttons: defaultButton(endpoints !== undefined, language.t),
      effectOf: (value) => effectText(subject, whereOf(value)),
    });
    return { result, where: result.kind === 'next' ? whereOf(result.value) : { endpoints: undefined } };
  });
}

/** How the step that asks where ended, and what was entered. */
interface Asked {
  readonly result: StepResult<string> | InputResult;
  readonly where: Where;
}

/**
 * Changes where an account is asked. A credential goes there only once the user has said which one: its variables are confirmed,
 * the saved one or another one is entered in steps that say where it is sent, or there is none until later.
 */
async function move(
  subject: EditSubject,
  askWhere: (frame: StepFrame, entered: string | undefined) => Promise<Asked>,
): Promise<void> {
  const { served, secrets, providers, monitor, language } = subject;
  const { account, product } = served;
  const held = await secrets.heldBy(account);
  const hasVariables = secrets.isFromEnvironment(account);
  let entered: string | undefined;
  let where: Where = {};
  let after = account;
  let which: Which | undefined;
  let draft: CredentialDraft = emptyDraft();
  const change = (entry: unknown): unknown => withFields(entry, where);
  const first: Step = async (frame) => {
    const { result, where: asked } = await askWhere(frame, entered);
    if (result.kind === 'next' || result.kind === 'skip') {
      entered = result.kind === 'next' ? result.value : undefined;
      where = asked;
      after = changedAccount(account, change, providers);
    }
    return result;
  };
  const choose: Step = async (frame) => {
    const result = await askWhich(frame, { ...served, account: after }, held !== undefined, which, subject);
    if (result.kind === 'next' && result.value !== which) {
      which = result.value;
      draft = emptyDraft(which === 'saved' ? held : {});
    }
    return result;
  };
  const enter = partSteps(product).map(
    (ask): Step =>
      (frame) =>
        ask(frame, credentialSubject({ ...served, account: after }, subject), draft),
  );
  const asks = (): boolean => !hasVariables && consequencesOf(served, after).isElsewhere;
  const steps = (): readonly Step[] => [first, ...(asks() ? [choose, ...(which === 'none' ? [] : enter)] : [])];
  if (!(await runSteps(subject.title, steps, true))) {
    return;
  }
  const moved = { ...served, account: after };
  if (hasVariables && consequencesOf(served, after).isElsewhere) {
    if (await maySend(moved, language)) {
      await changeEntry(account, change, providers);
      await keepConfirmed(moved, subject);
    }
    return;
  }
  const isEntered = asks() && which !== 'none';
  if (isEntered && !(await mayShare(after, draft.parts, accountsOf(monitor), subject))) {
    return;
  }
  // Until the credential is saved for it, the saved one is bound to the place before and is sent nowhere.
  await changeEntry(account, change, providers);
  if (isEntered) {
    learnTrial(after, draft, subject);
    await saveCredential(subject, after, draft, moved);
    await monitor.credentialChanged(account.id);
  }
}

/** Asks which credential may be sent to a place that none of this account was sent to. */
function askWhich(
  frame: StepFrame,
  moved: ServedAccount,
  isHeld: boolean,
  current: Which | undefined,
  { language }: EditSubject,
): Promise<StepResult<Which>> {
  const { t } = language;
  const hosts = joinList([...new Set(endpointsOf(moved).map(hostOf))], language);
  const choices: readonly Choice<Which>[] = [
    {
      label: t('Enter the credential'),
      detail: t('It is tried there, and sent to {0} alone.', hosts),
      value: 'entered',
    },
    ...(isHeld
      ? [
          {
            label: t('Send the saved one there'),
            detail: t('It stands in the next steps, and is sent to {0} when you press Enter in the last one.', hosts),
            value: 'saved',
          } as const,
        ]
      : []),
    {
      label: t('None for now'),
      detail: t('Nothing is asked until Update Credential has been used.'),
      value: 'none',
    },
  ];
  return pickStep(frame, t('Which credential may be sent to {0}?', hosts), choices, current);
}

function effectText(subject: EditSubject, where: Where): string | undefined {
  const { served, secrets, language } = subject;
  const after: Account = Object.assign({}, served.account, where);
  return consequencesText(consequencesOf(served, after), secrets.isFromEnvironment(served.account), language);
}
