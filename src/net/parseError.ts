/** Why a text is not what it should be. `field` is the name that stands twice, as the server wrote it. */
export class ParseError extends Error {
  override readonly name = 'ParseError';
  readonly problem: 'malformed' | 'duplicate-key' | 'doctype';
  readonly field: string | undefined;

  constructor(problem: ParseError['problem'], field?: string) {
    super(problem);
    this.problem = problem;
    this.field = field;
  }
}
