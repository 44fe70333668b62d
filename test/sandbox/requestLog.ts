/** One request as the sandbox saw it. Holds no secret: no header, no query, no body. */
export interface RequestLogEntry {
  /** Milliseconds since 1970, by the sandbox's clock without the skew. */
  readonly time: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly provider: string | null;
  readonly product: string | null;
  /** The id of the account that the request is for, `null` when it names none that is known. */
  readonly account: string | null;
  /** `ok`, `refused <code>` or `fault <kind>`. */
  readonly outcome: string;
  /** What the client got to see, `null` when the reply has no status. */
  readonly httpStatus: number | null;
}

/** The requests to the providers' services in the order of their arrival. */
export class RequestLog {
  readonly #entries: RequestLogEntry[] = [];
  readonly #waiting: ((entry: RequestLogEntry) => void)[] = [];

  get entries(): readonly RequestLogEntry[] {
    return this.#entries;
  }

  add(entry: RequestLogEntry): void {
    this.#entries.push(entry);
    for (const resolve of this.#waiting.splice(0)) {
      resolve(entry);
    }
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** The next request from now on. */
  next(): Promise<RequestLogEntry> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
