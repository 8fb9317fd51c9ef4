/** One thing that is wrong with what was given. */
export interface Fault {
  /**
   * The member that is wrong, by AWS's own names: `uri`, `requestTemplates.application/json`,
   * `requestParameters.integration.request.header.X`.
   */
  readonly field: string
  /** AWS's sentence. */
  readonly text: string
  /** Which of AWS's exceptions says so; absent is BadRequestException. */
  readonly kind?: FaultKind
}

export type FaultKind = 'conflict' | 'limit' | 'missing'

/** What a reader made of settings, or all that is wrong with them. AWS answers with the first fault; a form shows every one. */
export type Reading<T> = Accepted<T> | Refused

export interface Accepted<T> {
  readonly value: T
  /** What is taken and will not do what was meant: words of ours, where AWS says nothing. */
  readonly warnings: readonly Fault[]
}

export interface Refused {
  readonly faults: readonly [Fault, ...Fault[]]
}

/** Where a reader says what it finds, in the order in which AWS looks. */
export interface Findings {
  readonly fault: (field: string, text: string, kind?: FaultKind) => void
  readonly warn: (field: string, text: string) => void
}

/** Lets `judge` say what it finds; its value counts when it found no fault. */
export function reading<T>(judge: (findings: Findings) => T): Reading<T> {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const value = judge({
    fault: (field, text, kind) => faults.push({ field, text, ...(kind && { kind }) }),
    warn: (field, text) => warnings.push({ field, text }),
  })
  const [first, ...rest] = faults
  return first ? { faults: [first, ...rest] } : { value, warnings }
}

/** The faults of a reading; none when it was accepted. */
export function faultsOf(outcome: Reading<unknown>): readonly Fault[] {
  return 'faults' in outcome ? outcome.faults : []
}

/** The field of an entry of a map: `requestTemplates.application/json`. */
export function entryField(member: string, key: string): string {
  return `${member}.${key}`
}
