import type { ListedAccount } from './account.ts';
import type { WireReply } from './reply.ts';
import type { RefusalOptions, ServiceRequest, Verdict, World } from './service.ts';

/** One balance service of a provider. */
export interface SandboxProduct {
  readonly product: string;
  /** The amounts of a good reply, in the documents' order and by their names. Packages are not among them. */
  readonly fields: readonly string[];
  /** Those that change as messages are sent; all when left out. */
  readonly moving?: readonly string[];
}

/** A line of the documents' table of errors. */
export interface SandboxError {
  /** The HTTP status. */
  readonly status: number;
  readonly message: string;
  /** Further fields of the error, for {@link Counterpart.word}: a title, a type. */
  readonly words?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole body, where it is not in the provider's usual form. */
  readonly body?: { readonly contentType: string; readonly text: string };
}

/** A provider's service, written from the provider's documents. It refuses what the real one refuses. */
export interface Counterpart {
  readonly id: string;
  /** Regions or sites that know different accounts, and further hosts. Mounted at `/<id>/<place>`; the first one also at `/<id>`. */
  readonly places?: readonly string[];
  readonly products: readonly SandboxProduct[];
  readonly accounts: readonly ListedAccount[];
  /** By the documents' codes, written as text. */
  readonly errors: ReadonlyMap<string, SandboxError>;
  /** The HTTP status of an error that the table does not know; 400 when left out. */
  readonly unknownStatus?: number;
  answer(request: ServiceRequest, world: World): Verdict;
  /** An error in the provider's form, with every header of it. */
  word(code: string, error: SandboxError, request: ServiceRequest, world: World): WireReply;
}

/** Where a counterpart's place is mounted. Throws when it has no such place. */
export function mountOf(counterpart: Pick<Counterpart, 'id' | 'places'>, place: string | undefined): string {
  if (place === undefined) {
    return `/${counterpart.id}`;
  }
  if (counterpart.places?.includes(place) !== true) {
    throw new Error(`The sandbox has no place ${counterpart.id}/${place}`);
  }
  return `/${counterpart.id}/${place}`;
}

/** The reply to a request that is refused with `code`, or that a fault answers with it. */
export function refusalReply(
  counterpart: Counterpart,
  code: string,
  options: RefusalOptions,
  request: ServiceRequest,
  world: World,
): WireReply {
  const known = counterpart.errors.get(code) ?? { status: counterpart.unknownStatus ?? 400, message: 'Unknown error' };
  const error: SandboxError = {
    ...known,
    status: options.httpStatus ?? known.status,
    message: options.message ?? known.message,
  };
  const reply =
    error.body === undefined || options.message !== undefined
      ? counterpart.word(code, error, request, world)
      : {
          status: error.status,
          headers: { 'Content-Type': error.body.contentType },
          body: Buffer.from(error.body.text),
        };
  return { ...reply, headers: { ...reply.headers, ...known.headers, ...options.headers } };
}
