/** A fault that the user can mend: shown as its message alone, without a stack. Lines are separate problems. */
export class UserError extends Error {
  constructor(
    problems: string | readonly string[],
    readonly exitCode: number = EXIT.failed
  ) {
    super(typeof problems === "string" ? problems : problems.join("\n"));
    this.name = "UserError";
  }
}

/** Exit codes of the `arrears` command, documented in docs/operations.md and in `arrears --help`. */
export const EXIT = {ok: 0, failed: 1, usage: 2, quarantined: 3, refused: 4} as const;
