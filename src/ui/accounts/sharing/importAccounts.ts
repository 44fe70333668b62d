import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Account } from '../../../balance/account/account.ts';
import { plainText } from '../../../balance/text/plainText.ts';
import { labelled } from '../../../base/language.ts';
import { type ServedAccount, serve } from '../../../monitor/ask/service.ts';
import { placeOf } from '../../../providers/places.ts';
import {
  type AccountFile,
  type EntryText,
  LARGEST_FILE,
  readAccountFile,
  settingText,
} from '../../../sharing/accountFile.ts';
import { waitingText } from '../../../wording/accountText.ts';
import { showError, showInfo } from '../../editor/messages.ts';
import { messageOf } from '../../editor/redactOutput.ts';
import { startFolder } from '../../editor/startFolder.ts';
import type { StepFrame } from '../../quickInput/inputBox.ts';
import { pickManyStep } from '../../quickInput/pick.ts';
import { requireList } from '../accountsSetting.ts';
import { loadAll } from '../credential/accountChoice.ts';
import { saveAccount, type WizardParts } from '../credential/accountWizard.ts';
import { type CredentialDraft, type CredentialSubject, emptyDraft, partSteps } from '../credential/credentialSteps.ts';
import { placeOfEntered, placeStep } from '../credential/placeSteps.ts';
import type { DeclaredProviders } from '../declared/declaredProviders.ts';
import { mayShare } from '../sharedCredential.ts';
import { takeOverDeclarations } from './importDeclarations.ts';
import { addressWarning, foreignAddresses, importChoice, planImport } from './importPlan.ts';

/** What an import works with. */
export interface ImportParts extends WizardParts {
  readonly declared: Pick<DeclaredProviders, 'declarations'>;
}

/** Adds accounts from a file that somebody has exported, with the providers that it declares, and asks for the credential of each. */
export async function importAccounts(parts: ImportParts): Promise<void> {
  const { monitor, providers, registry, secrets, language } = parts;
  const { t } = language;
  await requireList();
  await loadAll(registry);
  const read = await readFile(parts);
  const file = read && (await takeOverDeclarations(read, language));
  if (file === undefined) {
    return;
  }
  const entries = planImport(
    file,
    monitor.statuses().map(({ account }) => account),
    providers,
  );
  const hasVariables = (account: Account): boolean => secrets.isFromEnvironment(account);
  const choices = entries.map((entry) => importChoice(entry, providers, hasVariables, language));
  const addable = choices.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const picked = await pickManyStep<Account | undefined>(
    { title: t('Import Accounts'), canGoBack: false },
    addable.length > 0 ? t('Which accounts are to be added?') : t('There is nothing in this file that could be added.'),
    choices,
    addable,
    () => undefined,
    (value) => value !== undefined,
  );
  const chosen = picked.kind === 'next' ? addable.filter((account) => picked.value.includes(account)) : [];
  const settled = await settleAddresses(chosen, parts);
  if (settled === undefined || settled.accounts.length === 0) {
    return;
  }
  const { accounts } = settled;
  const added = await addAll(settled, parts);
  if (added.length > 0) {
    showInfo(addedText(added, accounts.length, parts));
  }
}

/** The accounts of the file that the user chooses; says what is wrong with it. */
async function readFile({ providers, registry, declared, language }: ImportParts): Promise<AccountFile | undefined> {
  const { t } = language;
  const [source] =
    (await vscode.window.showOpenDialog({
      title: messageOf(t('Import Accounts')),
      openLabel: t('Import'),
      defaultUri: startFolder(),
      filters: { JSON: ['json'] },
    })) ?? [];
  if (source === undefined) {
    return undefined;
  }
  const name = vscode.workspace.asRelativePath(source);
  let bytes: Uint8Array;
  try {
    // A larger file is not even read.
    const { size } = await vscode.workspace.fs.stat(source);
    bytes = size > LARGEST_FILE ? new Uint8Array(LARGEST_FILE + 1) : await vscode.workspace.fs.readFile(source);
  } catch (error) {
    showError(t('{0} could not be read: {1}', name, plainText(error instanceof Error ? error.message : '')));
    return undefined;
  }
  const entryText: EntryText = (entry) => {
    const { problem } = entry;
    const isMissing = problem.kind === 'unknown-provider' && registry.offers.some(({ id }) => id === problem.value);
    return isMissing ? waitingText({ provider: problem.value }, language) : settingText(entry, t);
  };
  const read = readAccountFile(bytes, name, providers, randomUUID, t, declared.declarations, entryText);
  if ('problem' in read) {
    showError(read.problem);
    return undefined;
  }
  return read;
}

/** Accounts to be added. */
interface Settled {
  readonly accounts: readonly Account[];
  /** Those among them whose variables the user wants to be sent to their addresses, having seen both in full. */
  readonly confirmed: readonly Account[];
}

/** Asks what to do with addresses that are not the provider's own; `undefined` when nothing is to be added. */
async function settleAddresses(accounts: readonly Account[], parts: WizardParts): Promise<Settled | undefined> {
  const { providers, language } = parts;
  const { t } = language;
  const foreign = accounts.filter((account) => foreignAddresses(account, providers).length > 0);
  if (foreign.length === 0) {
    return { accounts, confirmed: [] };
  }
  const [keep, replace] = [t('Keep the Addresses'), t("Use the Provider's Own")];
  const warnings = foreign.map((account) => addressWarning(account, providers, language));
  const lines = warnings.map(messageOf);
  const chosen = await vscode.window.showWarningMessage(
    messageOf(t("This file sends credentials to addresses that are not the provider's own.")),
    {
      modal: true,
      detail: [...lines, t('Who runs them can read these credentials. Keep only addresses that you know.')].join('\n'),
    },
    // The first is what Enter takes.
    replace,
    keep,
  );
  if (chosen === undefined) {
    return undefined;
  }
  if (chosen !== keep) {
    const settled: Account[] = [];
    for (const account of accounts) {
      const own = foreign.includes(account) ? await atHome(account, parts) : account;
      if (own === undefined) {
        return undefined;
      }
      settled.push(own);
    }
    return { accounts: settled, confirmed: [] };
  }
  // Who adds a provider is named by the account's own question, and so is what was cut here.
  const isShown = (account: Account, index: number): boolean =>
    lines[index] === warnings[index] && serve(account, providers)?.provider.isForeign !== true;
  return {
    accounts,
    confirmed: foreign.filter((account, index) => account.env !== undefined && isShown(account, index)),
  };
}

/** An account where its provider is. Where each user has a host of their own, it is asked for; `undefined` when it is not entered. */
async function atHome(
  { endpoints: _foreign, ...account }: Account,
  { providers, language }: WizardParts,
): Promise<Account | undefined> {
  const served = serve(account, providers);
  if (served === undefined || served.product.places !== 'personal') {
    return account;
  }
  const title = labelled(language.t('Import Accounts'), plainText(account.name, 60), language);
  const entered = await placeStep({ title, canGoBack: false }, { ...served, language }, undefined);
  return entered.kind === 'next' ? { ...account, place: placeOfEntered(entered.value, served.product) } : undefined;
}

/**
 * Adds accounts one after another, each as soon as its credential is there, is skipped, or is not needed. Esc ends it;
 * what was added until then stays. The result are the ids of those that were added.
 */
async function addAll({ accounts, confirmed }: Settled, parts: WizardParts): Promise<readonly string[]> {
  const { monitor, secrets, providers, language } = parts;
  const ready = accounts.filter((account) => secrets.isFromEnvironment(account));
  const asked = accounts.filter((account) => !ready.includes(account));
  const added: string[] = [];
  const known = monitor.statuses().map(({ account }) => account);
  const add = async (account: Account, draft: CredentialDraft | undefined, seen?: ServedAccount): Promise<void> => {
    if (!(await mayShare(account, draft?.parts, known, parts))) {
      return;
    }
    known.push(account);
    const served = confirmed.includes(account) ? serve(account, providers) : undefined;
    if (served !== undefined) {
      // One that cannot be kept is asked for by the account itself.
      secrets.confirm(served);
    }
    await saveAccount(account, draft, parts, seen);
    added.push(account.id);
  };
  for (const account of ready) {
    await add(account, undefined);
  }
  for (const [index, account] of asked.entries()) {
    const seen = serve(account, providers);
    const title = language.t('Credential of {0}', plainText(account.name, 60));
    const draft = await askCredential({ title, step: index + 1, totalSteps: asked.length }, account, parts);
    if (draft === 'stopped') {
      break;
    }
    await add(account, draft === 'skipped' ? undefined : draft, seen);
  }
  return added;
}

async function askCredential(
  frame: Omit<StepFrame, 'canGoBack'>,
  account: Account,
  { providers, clock, language }: WizardParts,
): Promise<CredentialDraft | 'skipped' | 'stopped'> {
  const served = serve(account, providers);
  if (served === undefined) {
    return 'skipped';
  }
  const can = { canChange: false, canSkip: true, hasEndpointStep: false };
  const place = placeOf(account, served.product).id;
  const parts = { place, providers, clock, language };
  const subject: CredentialSubject = { ...served, ...parts, ...can, holdUntil: () => undefined };
  const draft = emptyDraft();
  const steps = partSteps(served.product);
  let index = 0;
  for (let step = steps[index]; step !== undefined; step = steps[index]) {
    const { kind } = await step({ ...frame, canGoBack: index > 0 }, subject, draft);
    if (kind === 'skip' || kind === 'cancel') {
      return kind === 'skip' ? 'skipped' : 'stopped';
    }
    index = kind === 'next' ? index + 1 : Math.max(0, index - 1);
  }
  return draft;
}

function addedText(added: readonly string[], wanted: number, { language: { t } }: WizardParts): string {
  if (added.length < wanted) {
    return t('{0} of {1} accounts were added. The others can be added from the same file later.', added.length, wanted);
  }
  return added.length === 1 ? t('1 account was added.') : t('{0} accounts were added.', added.length);
}
