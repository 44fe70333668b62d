/** Where the program writes what a maintainer wants to read later. No secret ever gets here. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
