import { randomUUID } from 'node:crypto';
import type { Account } from '../../balance/account/account.ts';
import { freeName } from '../../balance/account/accountName.ts';
import { BalanceError } from '../../balance/fault/fault.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { serve } from '../../monitor/ask/service.ts';
import { DECLARED_PRODUCT, type Declaration } from '../../providers/declared/declaration.ts';
import { type Chosen, limitsOf, mayBeScaled, quantitiesOf } from '../../providers/declaring/chosen.ts';
import type { ProviderRegistry } from '../../providers/registry.ts';
import { requireList } from '../accounts/accountsSetting.ts';
import { addWithCredential, type WizardParts } from '../accounts/credential/accountWizard.ts';
import { emptyDraft as emptyCredential, validateName } from '../accounts/credential/credentialSteps.ts';
import { addDeclaration, replaceDeclaration, requireDeclarations } from '../accounts/declared/declarationsSetting.ts';
import type { DeclaredProviders } from '../accounts/declared/declaredProviders.ts';
import { showInfo } from '../editor/messages.ts';
import { type InputResult, inputStep, type StepFrame, type StepResult } from '../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../quickInput/pick.ts';
import { runSteps, type Step } from '../quickInput/steps.ts';
import {
  askedPieces,
  type DeclareDraft,
  declarationOf,
  draftOf,
  emptyDraft,
  freeId,
  hasKeyName,
  needsKeyPlace,
  requestOf,
} from './draft.ts';
import { listed } from './numberName.ts';
import { askGood, askLimit, askNothing, askNumbers, askQuantityLabel, askReading, goodChoices } from './numberSteps.ts';
import { askPart, partsOf, type TrialParts } from './partSteps.ts';
import { askSecrets, askVisible, visibleCandidates } from './pieceSteps.ts';
import { registered } from './registered.ts';
import { runRemoveDeclared } from './removeDeclared.ts';
import { askHarmless, askKeyName, askKeyPlace, askLabel, askRequest, suspicion } from './requestSteps.ts';
import { askSave } from './saveSteps.ts';
import { askCurrency, askScale, askUnit } from './unitSteps.ts';

/** What the wizard works with. */
export interface DeclareParts extends WizardParts, TrialParts {
  readonly registry: Pick<ProviderRegistry, 'offers' | 'load' | 'onDidChange'>;
  readonly declared: Pick<DeclaredProviders, 'declarations'>;
}

/** What is done with a provider that is declared already. */
type Deed = 'names' | 'request' | 'duplicate' | 'remove';

/**
 * Declares a provider step by step: its request, what of it is secret, the numbers of the reply; or changes, copies or removes one
 * that is declared already. Saves it in the settings, and adds an account with the credential that was tried. Throws what keeps
 * settings or secrets from being saved.
 */
export async function runDeclareProvider(parts: DeclareParts): Promise<void> {
  const { language } = parts;
  await requireDeclarations();
  const wizard = new DeclareWizard(parts);
  if (await runSteps(language.t('Declare Provider'), () => wizard.steps())) {
    await wizard.finish();
  }
}

class DeclareWizard {
  readonly #parts: DeclareParts;
  /** A step is the same function each time, so that its place among the others is found again. */
  readonly #steps = new Map<string, Step>();
  #draft: DeclareDraft = emptyDraft();
  #base: Declaration | undefined;
  #deed: Deed | undefined;

  constructor(parts: DeclareParts) {
    this.#parts = parts;
  }

  /** The steps in their order, as far as it is known which there are. */
  steps(): readonly Step[] {
    const { declarations } = this.#parts.declared;
    return [
      ...(declarations.length === 0 ? [] : [this.#askWhich]),
      ...(this.#base === undefined ? [] : [this.#askDeed]),
      ...(this.#base !== undefined && this.#deed === 'remove' ? [] : this.#declaring()),
    ];
  }

  #declaring(): readonly Step[] {
    const draft = this.#draft;
    const { language } = this.#parts;
    const namesOnly = this.#base !== undefined && this.#deed === 'names';
    return [
      ...(namesOnly ? [] : this.#requestSteps()),
      this.#step('label', (frame) => askLabel(frame, draft, language)),
      ...(namesOnly ? [] : this.#trialSteps()),
      ...draft.chosen.flatMap((chosen) => this.#numberSteps(chosen, namesOnly)),
      ...(namesOnly || draft.answered === undefined || draft.chosen.length === 0 ? [] : this.#lastSteps()),
    ];
  }

  #requestSteps(): readonly Step[] {
    const draft = this.#draft;
    const { language } = this.#parts;
    return [
      this.#step('request', (frame) => askRequest(frame, draft, language)),
      ...(needsKeyPlace(draft) ? [this.#step('keyPlace', (frame) => askKeyPlace(frame, draft, language))] : []),
      ...(hasKeyName(draft) ? [this.#step('keyName', (frame) => askKeyName(frame, draft, language))] : []),
      ...(askedPieces(draft, 'secret').length > 0 && draft.keyPlace === undefined
        ? [this.#step('secrets', (frame) => askSecrets(frame, draft, language))]
        : []),
      ...(visibleCandidates(draft).length > 0
        ? [this.#step('visible', (frame) => askVisible(frame, draft, language))]
        : []),
    ];
  }

  #trialSteps(): readonly Step[] {
    const draft = this.#draft;
    const word = suspicion(draft);
    return [
      ...(word === undefined
        ? []
        : [this.#step('harmless', (frame) => askHarmless(frame, draft, word, this.#parts.language))]),
      ...partsOf(draft).map((field) =>
        this.#step(`part ${field.id}`, (frame) => askPart(frame, draft, field, this.#parts)),
      ),
      this.#step('numbers', (frame) => askNumbers(frame, draft, this.#parts.language)),
    ];
  }

  #numberSteps(chosen: Chosen, namesOnly: boolean): readonly Step[] {
    const { language } = this.#parts;
    const { readings, text } = chosen.number;
    const limits = limitsOf(chosen, this.#draft.answered?.found.numbers ?? []);
    const asksLimit = !namesOnly && chosen.isUsed === true && (limits.length > 0 || chosen.limit !== undefined);
    // Another place in the reply is asked anew, and no matter of names.
    const asksUnit = !namesOnly || typeof chosen.unit !== 'object';
    const step = (name: string, run: (frame: StepFrame) => Promise<StepResult<unknown> | InputResult>): Step =>
      this.#step(`${name} ${JSON.stringify(chosen.number.at)}`, run);
    return [
      ...(readings.length > 1 ? [step('reading', (frame) => askReading(frame, chosen, language))] : []),
      ...(asksLimit ? [step('limit', (frame) => askLimit(frame, chosen, limits, language))] : []),
      ...(asksUnit ? [step('unit', (frame) => askUnit(frame, chosen, !asksLimit && limits.length > 0, language))] : []),
      ...(chosen.typed === undefined ? [] : [step('currency', (frame) => askCurrency(frame, chosen, language))]),
      ...(mayBeScaled(chosen) ? [step('scale', (frame) => askScale(frame, chosen, language))] : []),
      ...(!namesOnly && text === 'null' ? [step('nothing', (frame) => askNothing(frame, chosen, language))] : []),
      step('called', (frame) => askQuantityLabel(frame, chosen, language)),
    ];
  }

  #lastSteps(): readonly Step[] {
    const draft = this.#draft;
    const { language } = this.#parts;
    return [
      ...(goodChoices(draft).length > 0 ? [this.#step('good', (frame) => askGood(frame, draft, language))] : []),
      this.#step('save', (frame) => askSave(frame, draft, this.#declaration(), this.#parts)),
      ...(draft.wish === 'add' ? [this.#step('name', (frame) => this.#askName(frame))] : []),
    ];
  }

  /** The step of this name; it asks what `run` asks now. */
  #step(name: string, run: (frame: StepFrame) => Promise<StepResult<unknown> | InputResult>): Step {
    this.#running.set(name, run);
    const step = this.#steps.get(name) ?? ((frame: StepFrame) => this.#run(name, frame));
    this.#steps.set(name, step);
    return step;
  }

  readonly #running = new Map<string, (frame: StepFrame) => Promise<StepResult<unknown> | InputResult>>();

  #run(name: string, frame: StepFrame): Promise<StepResult<unknown> | InputResult> {
    return this.#running.get(name)?.(frame) ?? Promise.resolve({ kind: 'cancel' });
  }

  readonly #askWhich = async (frame: StepFrame): Promise<StepResult<Declaration | undefined>> => {
    const { declared, language } = this.#parts;
    const { t } = language;
    const choices: readonly Choice<Declaration | undefined>[] = [
      { label: t('Declare another provider'), value: undefined },
      ...declared.declarations.map((value) => ({
        label: listed(value.label),
        description: value.id,
        group: t('Declared already'),
        value,
      })),
    ];
    const result = await pickStep(frame, t('Which provider?'), choices, this.#base);
    if (result.kind === 'next' && this.#base !== result.value) {
      this.#base = result.value;
      this.#deed = undefined;
      this.#draft = emptyDraft();
    }
    return result;
  };

  readonly #askDeed = async (frame: StepFrame): Promise<StepResult<Deed>> => {
    const { t } = this.#parts.language;
    const base = this.#base;
    if (base === undefined) {
      throw new TypeError('a step was passed without a value');
    }
    const choices: readonly Choice<Deed>[] = [
      {
        label: t('Change its name, its labels and units'),
        detail: t('Nothing is sent, and no account asks anew.'),
        value: 'names',
      },
      {
        label: t('Change its request or the numbers that are shown'),
        detail: t('The request is tried again. Its accounts pause until you confirm what has changed.'),
        value: 'request',
      },
      { label: t('Duplicate it'), value: 'duplicate' },
      { label: t('Remove it'), value: 'remove' },
    ];
    const result = await pickStep(frame, t('What is to be done with {0}?', plainText(base.label)), choices, this.#deed);
    if (result.kind === 'next' && this.#deed !== result.value) {
      this.#deed = result.value;
      this.#draft = draftOf(base, result.value !== 'duplicate');
    }
    return result;
  };

  async #askName(frame: StepFrame): Promise<InputResult> {
    const draft = this.#draft;
    const { language } = this.#parts;
    const names = this.#names();
    const result = await inputStep(frame, {
      prompt: language.t('A name for this account, as it is shown in the status bar.'),
      value: draft.accountName ?? freeName(draft.label ?? '', names),
      validate: (value) => validateName(value, names, language),
    });
    if ((result.kind === 'next' || result.kind === 'back') && result.value !== undefined) {
      draft.accountName = result.value;
    }
    return result;
  }

  #names(): readonly string[] {
    return this.#parts.monitor.statuses().map(({ account }) => account.name);
  }

  #declaration(): Declaration {
    const { declared, registry } = this.#parts;
    const taken = [...registry.offers.map(({ id }) => id), ...declared.declarations.map(({ id }) => id)];
    const { base, isEdit, label = '', url, chosen } = this.#draft;
    if (base !== undefined && this.#deed === 'names') {
      return { ...base, label, quantities: quantitiesOf(chosen) };
    }
    return declarationOf(this.#draft, isEdit && base !== undefined ? base.id : freeId(label, url, taken));
  }

  /** Does what the steps have led to. */
  async finish(): Promise<void> {
    const { language } = this.#parts;
    const base = this.#base;
    if (base !== undefined && this.#deed === 'remove') {
      await runRemoveDeclared(base, this.#parts);
      return;
    }
    const draft = this.#draft;
    const declaration = this.#declaration();
    if (draft.wish === 'add') {
      // A provider is not declared for an account that cannot be added.
      await requireList();
    }
    if (draft.isEdit && base !== undefined) {
      await replaceDeclaration(base.id, declaration);
    } else {
      await addDeclaration(declaration);
    }
    if (draft.wish !== 'add' || draft.accountName === undefined) {
      showInfo(language.t('{0} is saved in the settings.', plainText(declaration.label)));
      return;
    }
    await registered(declaration.id, this.#parts.registry);
    const account: Account = {
      ...{ id: randomUUID(), name: draft.accountName, provider: declaration.id, product: DECLARED_PRODUCT },
    };
    const { credential } = requestOf(draft);
    const served = serve(account, this.#parts.providers);
    if (served === undefined) {
      // Somebody has taken the declaration away meanwhile.
      throw new BalanceError({ kind: 'internal', name: 'NoProvider' });
    }
    await addWithCredential(served, { ...emptyCredential(credential), quantities: draft.quantities }, this.#parts);
  }
}
