/** A place in a template: both count from 1, as Velocity's do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A template that Velocity's grammar refuses. */
export class TemplateSyntaxError extends Error {
  override readonly name = 'TemplateSyntaxError'
  readonly line: number
  readonly column: number
  readonly found: string
  readonly expected: readonly string[]
  constructor(position: Position, found: string, expected: readonly string[]) {
    super(`Encountered ${found} at line ${position.line}, column ${position.column}${expected.length === 0 ? '' : `, was expecting ${expected.join(' or ')}`}`)
    this.line = position.line
    this.column = position.column
    this.found = found
    this.expected = expected
  }
}

/**
 * Why a render failed: a Java method threw (`exception`), the template asked for what is refused (`refused`), or a
 * budget ran out (`budget`).
 */
export type EvaluationErrorKind = 'exception' | 'refused' | 'budget'

/** A render that failed; nothing of its text may be used. */
export class TemplateEvaluationError extends Error {
  override readonly name = 'TemplateEvaluationError'
  readonly kind: EvaluationErrorKind
  /** Where in the template; the compiler adds it as the error passes by. */
  position: Position | undefined = undefined
  constructor(kind: EvaluationErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** What a Java method would throw here, e.g. `javaException('java.lang.NumberFormatException', 'For input string: "x"')`. */
export function javaException(className: string, message?: string): TemplateEvaluationError {
  return new TemplateEvaluationError('exception', message === undefined ? className : `${className}: ${message}`)
}
