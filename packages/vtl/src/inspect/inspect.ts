import { compileJsonPath, JsonPathError } from '@fourbox/json'
import { type Position, TemplateSyntaxError } from '../parse/errors.ts'
import { highlight, type Highlight } from '../parse/highlight.ts'
import { LineIndex } from '../parse/line-index.ts'
import { parsingOf } from '../parse/parse.ts'
import { inOneGo } from '../parse/slices.ts'
import type { MacroDefinition, Reference, Statement } from '../parse/tree.ts'
import { walkStatements } from '../parse/walk-tree.ts'

/** A part of the source: from a position up to, not including, another. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Something to tell the author of a template. `error`: it will not be accepted, or fails whenever it gets there. */
export interface Diagnostic extends Range {
  readonly severity: 'error' | 'warning'
  /** Without the place, which the range tells. */
  readonly message: string
}

/** A reference that a template makes. */
export interface UsedReference extends Range {
  /** As it is written, without escapes: `$input.params('x')`. */
  readonly text: string
  /** `input`, `stageVariables`, `context`, or a variable of the template's own. */
  readonly root: string
  /** The names behind it as far as they are constant: `params`, `x`. */
  readonly names: readonly string[]
}

export interface Inspection {
  readonly diagnostics: readonly Diagnostic[]
  readonly references: readonly UsedReference[]
  /** What to colour, in the order of the text; plain text is left out. Offsets count UTF-16 units. */
  readonly highlights: readonly Highlight[]
}

/** Looks at a template for an editor; never throws. */
export function inspect(source: string): Inspection {
  const lines = new LineIndex(source)
  const macros = new Map<string, MacroDefinition>()
  const parsing = parsingOf(source, macros)
  const found: Found = { diagnostics: [], references: [] }
  try {
    const statements = inOneGo(parsing.whole())
    lookAt([...statements, ...[...macros.values()].flatMap(({ body }) => body)], lines, found)
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error
    const start = { line: error.line, column: error.column }
    found.diagnostics.push({ severity: 'error', message: error.withoutPlace, start, end: { line: start.line, column: start.column + 1 } })
  }
  return { ...found, highlights: highlight(parsing.tokens.taken) }
}

interface Found {
  readonly diagnostics: Diagnostic[]
  readonly references: UsedReference[]
}

function lookAt(statements: readonly Statement[], lines: LineIndex, { diagnostics, references }: Found): void {
  const rangeOf = (at: number, end: number): Range => ({ start: lines.positionOf(at), end: lines.positionOf(end) })
  walkStatements(statements, {
    reference: (reference) => {
      if (reference.runt) return
      const range = rangeOf(reference.at, reference.end)
      references.push({ ...range, text: reference.literal, root: reference.root, names: namesOf(reference) })
      const message = pathProblem(reference)
      if (message !== undefined) diagnostics.push({ ...range, severity: 'error', message })
    },
    statement: (statement) => {
      if (statement.kind === 'refused') {
        const end = statement.at + `#${statement.name}`.length
        diagnostics.push({ ...rangeOf(statement.at, end), severity: 'error', message: `#${statement.name} is not allowed: a template reads no files` })
      }
      if (statement.kind === 'broken') diagnostics.push({ ...rangeOf(statement.at, statement.at + 1), severity: 'error', message: statement.message })
    },
  })
}

/** The names of a path, up to the first that is only known when the template renders. */
function namesOf(reference: Reference): readonly string[] {
  const names: string[] = []
  for (const access of reference.path) {
    if (access.kind === 'index') {
      if (access.key.kind !== 'string' || access.key.content !== undefined) return names
      names.push(access.key.text)
      continue
    }
    names.push(access.name)
    if (access.kind !== 'method') continue
    const [argument] = access.arguments
    if (argument?.kind !== 'string' || argument.content !== undefined) return names
    names.push(argument.text)
  }
  return names
}

/** What is wrong with a constant JSONPath in `$input.path` or `$input.json`. */
function pathProblem({ root, path: [access] }: Reference): string | undefined {
  if (root !== 'input' || access?.kind !== 'method' || !['path', 'json'].includes(access.name)) return undefined
  const [argument] = access.arguments
  if (argument?.kind !== 'string' || argument.content !== undefined) return undefined
  try {
    compileJsonPath(argument.text)
    return undefined
  } catch (error) {
    if (error instanceof JsonPathError) return error.message
    throw error
  }
}
