/**
 * Why an evaluation failed: a Java method threw (`exception`), something was asked for that is refused (`refused`), or a
 * budget ran out (`budget`).
 */
export type EvaluationErrorKind = 'exception' | 'refused' | 'budget'

/** An evaluation that failed; nothing of what it had made may be used. */
export class EvaluationError extends Error {
  override readonly name: string = 'EvaluationError'
  readonly kind: EvaluationErrorKind
  constructor(kind: EvaluationErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** What a Java method would throw here, e.g. `javaException('java.lang.NumberFormatException', 'For input string: "x"')`. */
export function javaException(className: string, message?: string): EvaluationError {
  return new EvaluationError('exception', message === undefined ? className : `${className}: ${message}`)
}
