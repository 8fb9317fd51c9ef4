/** What came of a test. */
export interface TestResult {
  /** What the function returned, or its error object: JSON text. */
  readonly payload: string
  readonly error?: FunctionError
  /** The end of the log, from START on. */
  readonly log: string
  readonly executedVersion: string
  /** What REPORT says: `Duration` → `3.10 ms`. */
  readonly report: ReadonlyMap<string, string>
}

export interface FunctionError {
  readonly errorType: string
  readonly errorMessage: string
  /** Line by line, as the runtime writes it. */
  readonly trace: readonly string[]
}

/** Node has `trace`, Python `stackTrace`, whose entries hold several lines each. */
export function readError(payload: string): FunctionError {
  const { errorType = '', errorMessage = '', trace, stackTrace }: Readonly<Record<string, unknown>> = Object(JSON.parse(payload))
  return {
    errorType: String(errorType),
    errorMessage: String(errorMessage),
    trace: [trace ?? stackTrace ?? []]
      .flat()
      .flatMap((entry: unknown) => (typeof entry === 'string' ? entry.split('\n') : []))
      .filter((line) => line.trim() !== ''),
  }
}

/** The parts of the REPORT line, by their names; with JSON logs there is none. */
export function readReport(log: string): ReadonlyMap<string, string> {
  const line = /^REPORT (.*)$/m.exec(log)?.[1] ?? ''
  return new Map(
    line.split('\t').flatMap((part) => {
      const [name = '', value = ''] = part.split(': ')
      return value.trim() === '' ? [] : [[name.trim(), value.trim()] as const]
    }),
  )
}
