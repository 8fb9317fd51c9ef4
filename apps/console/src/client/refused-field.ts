/** The header in which the server names what a refusal speaks of, by AWS's name of the member. */
const fieldHeader = 'x-fourbox-field'

/** The header in which the server says what is wrong, and where, beside AWS's text, which does not tell. */
const hintHeader = 'x-fourbox-hint'

const fields = new WeakMap<Error, string>()
const hints = new WeakMap<Error, string>()

/** What a refusal says: AWS's text, and behind it the server's own words, where there are any. */
export function refusalText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const hint = hints.get(error)
  if (hint === undefined) return error.message
  return `${error.message}${/[.!?]$/.test(error.message) ? '' : '.'} ${hint.charAt(0).toUpperCase()}${hint.slice(1)}`
}

/** Keeps beside an exception of the SDK which member the server refused, and why; headers are percent-encoded, as they must be. */
export function keepRefusal(error: unknown, headers: Headers): void {
  if (!(error instanceof Error)) return
  const [field, hint] = [headers.get(fieldHeader), headers.get(hintHeader)]
  if (field !== null) fields.set(error, decodeURIComponent(field))
  if (hint !== null) hints.set(error, decodeURIComponent(hint))
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
