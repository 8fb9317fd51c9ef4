import { EvaluationError } from '@fourbox/java'

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
  constructor({ line, column }: Position, found: string, expected: readonly string[]) {
    super(syntaxMessage(`${found} at line ${line}, column ${column}`, expected))
    this.line = line
    this.column = column
    this.found = found
    this.expected = expected
  }

  /** What is wrong, for those who tell the place themselves. */
  get withoutPlace(): string {
    return syntaxMessage(this.found, this.expected)
  }
}

function syntaxMessage(found: string, expected: readonly string[]): string {
  return `Encountered ${found}${expected.length === 0 ? '' : `, was expecting ${expected.join(' or ')}`}`
}

/** A render that failed; nothing of its text may be used. */
export class TemplateEvaluationError extends EvaluationError {
  override readonly name = 'TemplateEvaluationError'
  readonly position: Position
  constructor(cause: EvaluationError, position: Position) {
    super(cause.kind, cause.message, { cause })
    this.position = position
  }
}
