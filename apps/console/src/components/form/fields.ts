/** Tells what is wrong with a field, by AWS's name of the member: once the form was sent, or the field was typed in and left. */
export interface Faulty {
  readonly fault: (field: string) => string
  /** As `fault`, for all entries of a field. */
  readonly faultWithin: (field: string) => string
  /** What will not do what was meant, though it can be saved. */
  readonly warning: (field: string) => string
}

/** What the fields of a form need; a group of fields asks for its own part of the draft only. */
export interface Fields<T> extends Faulty {
  readonly value: T
  set(changes: Partial<T>): void
}

/** A part of a draft for a group of fields; what is wrong is told by the form around it. */
export function fieldsOf<T>(value: T, { fault, faultWithin, warning }: Faulty, onChange: (next: T) => void): Fields<T> {
  return { value, fault, faultWithin, warning, set: (changes) => onChange({ ...value, ...changes }) }
}
