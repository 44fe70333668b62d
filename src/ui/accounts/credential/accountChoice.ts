import { randomUUID } from 'node:crypto';
import type { Account } from '../../../balance/account/account.ts';
import { freeName } from '../../../balance/account/accountName.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Language } from '../../../base/language.ts';
import type { Monitor } from '../../../monitor/ask/monitor.ts';
import type { Given, ProductChoice } from '../../../providers/pasted/pasted.ts';
import { whoseIs } from '../../../providers/pasted/whose.ts';
import type { Parameter, Product, Provider } from '../../../providers/provider.ts';
import type { ProviderRegistry } from '../../../providers/registry.ts';
import { type InputResult, inputStep, type StepFrame, type StepResult } from '../../quickInput/inputBox.ts';
import { pickStep } from '../../quickInput/pick.ts';
import type { Step } from '../../quickInput/steps.ts';
import { type CredentialDraft, type CredentialSubject, emptyDraft, validateName } from './credentialSteps.ts';
import { askedParameters, hasPlaceStep, parameterStep, placeOfEntered, placeStep } from './placeSteps.ts';
import { providerChoices, suggestionOf, takenOff } from './providerChoice.ts';

/** What is chosen from. */
export interface ChoiceParts {
  readonly providers: readonly Provider[];
  readonly registry: Pick<ProviderRegistry, 'offers' | 'load'>;
  readonly monitor: Monitor;
  readonly clock: Clock;
  readonly language: Language;
}

/** What is known of an account that is being added, and the steps that ask for it before the credential. */
export class AccountChoice {
  readonly #parts: ChoiceParts;
  readonly #draft: CredentialDraft;
  readonly #id = randomUUID();
  readonly #names: readonly string[];
  #provider: Provider | undefined;
  #product: Product | undefined;
  #place: string | undefined;
  #name: string | undefined;
  #endpoints: readonly string[] | undefined;

  /** What is entered for one product or place is dropped from `draft` when another one is chosen. */
  constructor(parts: ChoiceParts, draft: CredentialDraft) {
    this.#parts = parts;
    this.#draft = draft;
    this.#names = parts.monitor.statuses().map(({ account }) => account.name);
  }

  /** The product; until it is chosen, the first one of the provider. */
  get asked(): Product | undefined {
    return this.#product ?? this.#provider?.products[0];
  }

  /** What the steps for the credential ask about. Throws when a step before was passed without a value. */
  subject(): CredentialSubject {
    const { providers, clock, language } = this.#parts;
    const [provider, product, name] = [this.#provider, this.#product, this.#name];
    if (provider === undefined || product === undefined || name === undefined) {
      throw new TypeError('a step was passed without a value');
    }
    const known = (product.parameters ?? []).flatMap(({ id }) => {
      const value = this.#draft.parameters[id];
      return value === undefined ? [] : [[id, value] as const];
    });
    const account: Account = {
      ...{ id: this.#id, name, provider: provider.id, product: product.id },
      ...(this.#place === undefined ? {} : { place: this.#place }),
      ...(this.#endpoints === undefined ? {} : { endpoints: this.#endpoints }),
      ...(known.length === 0 ? {} : { parameters: Object.fromEntries(known) }),
    };
    return {
      ...{ account, provider, product, providers, clock, language },
      ...(this.#place === undefined ? {} : { place: this.#place }),
      ...{ canChange: true, canSkip: false, hasEndpointStep: true, holdUntil: () => undefined },
    };
  }

  /** The steps in their order, as far as it is known which there are. */
  steps(): readonly Step[] {
    const { asked } = this;
    return [
      this.#askProvider,
      this.#askProduct,
      ...(asked !== undefined && hasPlaceStep(asked) ? [this.#askPlace] : []),
      this.#askName,
      ...(asked === undefined ? [] : askedParameters(asked)).map(
        (parameter): Step =>
          (frame) =>
            this.#askParameter(frame, parameter),
      ),
    ];
  }

  /** Goes over to what was pasted for another product or place, and asks for what that has to be told. `false` after Esc. */
  async change(frame: StepFrame, other: ProductChoice): Promise<boolean> {
    const isProposal = this.#name === this.#proposal();
    const isOther = other.product !== this.#product;
    if (isOther || (other.place ?? this.#place) !== this.#place) {
      this.#draft.failed = undefined;
    }
    this.#provider = other.provider;
    this.#product = other.product;
    this.#place = other.place ?? (isOther ? undefined : this.#place);
    this.#endpoints = undefined;
    this.#name = isProposal ? this.#proposal() : this.#name;
    const before = { ...frame, canGoBack: false };
    if (hasPlaceStep(other.product) && this.#place === undefined) {
      const { kind } = await this.#enterPlace(before);
      if (kind !== 'next') {
        return false;
      }
    }
    for (const parameter of askedParameters(other.product)) {
      const isThere = this.#draft.parameters[parameter.id] !== undefined;
      if (!isThere && (await this.#askParameter(before, parameter)).kind !== 'next') {
        return false;
      }
    }
    return true;
  }

  /** Addresses to ask in place of the provider's own. */
  redirect(addresses: readonly string[]): void {
    this.#endpoints = addresses;
    this.#draft.failed = undefined;
  }

  #proposal(): string {
    const { t } = this.#parts.language;
    return freeName([this.#provider?.label(t), this.#product?.label(t)].filter(Boolean).join(' '), this.#names);
  }

  /** What was entered for one product or place must not be tried for another. */
  #startAnew(): void {
    this.#endpoints = undefined;
    Object.assign(this.#draft, emptyDraft());
  }

  readonly #askProvider = async (frame: StepFrame): Promise<StepResult<string>> => {
    const { providers, registry, language } = this.#parts;
    const used = this.#parts.monitor.statuses().map(({ account }) => account.provider);
    const choices = providerChoices(registry.offers, used, language.t);
    let pasted: (ProductChoice & Given) | undefined;
    const result = await pickStep(frame, language.t('Which provider?'), choices, this.#provider?.id, {
      // Told first when the list is drawn: until then nothing else is to take the host's time.
      onHighlight: () => void loadAll(registry),
      suggest: async (text) => {
        // What is pasted may be for any of them.
        await loadAll(registry);
        pasted = whoseIs(text, providers);
        return pasted === undefined ? takenOff(text, language.t) : suggestionOf(pasted, language.t);
      },
    });
    if (result.kind === 'next') {
      await registry.load([result.value]);
      const chosen = providers.find(({ id }) => id === result.value);
      this.#product = this.#provider === chosen ? this.#product : undefined;
      this.#provider = chosen;
      if (pasted !== undefined && pasted.provider === chosen) {
        this.#take(pasted);
      }
    }
    return result;
  };

  /** What was pasted before anything was chosen. The steps go by what is known. */
  #take({ product, place, parts, parameters }: ProductChoice & Given): void {
    this.#startAnew();
    this.#product = product;
    this.#place = place;
    Object.assign(this.#draft.parts, parts);
    Object.assign(this.#draft.parameters, parameters);
  }

  readonly #askProduct = async (frame: StepFrame): Promise<StepResult<Product>> => {
    const { t } = this.#parts.language;
    const choices = (this.#provider?.products ?? []).map((value) => ({
      label: value.label(t),
      detail: value.description(t),
      value,
    }));
    const result = await pickStep(frame, t('Which product?'), choices, this.#product);
    if (result.kind === 'next' && this.#product !== result.value) {
      this.#product = result.value;
      this.#place = undefined;
      this.#startAnew();
    }
    return result;
  };

  readonly #askPlace = (frame: StepFrame): Promise<StepResult<string> | InputResult> => this.#enterPlace(frame);

  async #enterPlace(frame: StepFrame): Promise<StepResult<string> | InputResult> {
    const [provider, product] = [this.#provider, this.#product];
    if (provider === undefined || product === undefined) {
      throw new TypeError('a step was passed without a value');
    }
    const result = await placeStep(frame, { provider, product, language: this.#parts.language }, this.#place);
    if (result.kind === 'next') {
      const place = placeOfEntered(result.value, product);
      if (this.#place !== undefined && this.#place !== place) {
        this.#startAnew();
      }
      this.#place = place;
    }
    return result;
  }

  readonly #askName = async (frame: StepFrame): Promise<InputResult> => {
    const { language } = this.#parts;
    const result = await inputStep(frame, {
      prompt: language.t('A name for this account, as it is shown in the status bar.'),
      value: this.#name ?? this.#proposal(),
      validate: (value) => validateName(value, this.#names, language),
    });
    if (result.kind === 'next') {
      this.#name = result.value;
    } else if (result.kind === 'back') {
      // A name that nobody has changed follows the product.
      this.#name = result.value === this.#proposal() || result.value === '' ? undefined : result.value;
    }
    return result;
  };

  async #askParameter(frame: StepFrame, parameter: Parameter): Promise<StepResult<string> | InputResult> {
    const { parameters } = this.#draft;
    const { provider, product, language } = this.subject();
    const result = await parameterStep(frame, parameter, { provider, product, language }, parameters[parameter.id]);
    if ((result.kind === 'next' || result.kind === 'back') && result.value !== undefined) {
      this.#draft.parameters[parameter.id] = result.value;
    }
    return result;
  }
}

/** Loads all providers, for one of which what is pasted may be. */
export async function loadAll(registry: Pick<ProviderRegistry, 'load'>): Promise<void> {
  await registry.load().catch(() => {
    // Without them a request to one of them is one to a stranger. Whoever chooses one is told that it cannot be loaded.
  });
}
