/** A start that cannot go on for a reason its user can mend: one clear sentence, exit code 1, no stack. */
export class Refusal extends Error {
  override name = 'Refusal';
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The code Node and LevelDB put on their errors: `EADDRINUSE`, `LEVEL_LOCKED` … */
export const codeOf = (error: unknown): string | undefined => {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
};
