/** The header in which the server names what a refusal speaks of, by AWS's name of the member. */
export const fieldHeader = 'x-fourbox-field'

const fields = new WeakMap<Error, string>()

/** Keeps beside an exception of the SDK which member the server refused; `header` is percent-encoded, as a header must be. */
export function keepRefusedField(error: unknown, header: string | null): void {
  if (error instanceof Error && header !== null) fields.set(error, decodeURIComponent(header))
}

/** The member that a refusal speaks of, such as `requestTemplates.text/plain`; undefined where the server named none. */
export function refusedField(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return fields.get(error) ?? refusedField(error.cause)
}

/**
 * Where one form makes several calls, a member of one may bear the name of another's: it goes by the form's own name.
 * Without a `from`, what the server names no member of goes by that name.
 */
export function renamingField(from: string | undefined, to: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error && refusedField(error) === from) fields.set(error, to)
    throw error
  }
}
