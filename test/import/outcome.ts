/** What a file, or the files of a case, came to. */
export interface Outcome {
  readonly name: string;
  readonly kind: 'returned' | 'refused' | 'wrong';
  /** Codes of a refusal; the difference of what is wrong. */
  readonly why: string;
}

/** A thrown error is an outcome too. */
export async function outcomeOf(name: string, run: () => Promise<Omit<Outcome, 'name'>>): Promise<Outcome> {
  try {
    return { name, ...(await run()) };
  } catch (error) {
    return { name, kind: 'wrong', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
