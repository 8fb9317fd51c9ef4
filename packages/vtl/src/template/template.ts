import { type Budgets, defaultBudgets, EvaluationError, Meter, utf8Bytes } from '@fourbox/java'
import { compileBlock, compileBlockInSlices } from '../compile/compile-block.ts'
import type { Compiler } from '../compile/compiler.ts'
import type { Profile } from '../scope/profile.ts'
import { Variables } from '../compile/frame.ts'
import { compileExpression } from '../compile/compile-expression.ts'
import { compileMacros } from '../compile/compile-macros.ts'
import { Names } from '../compile/names.ts'
import { type CompiledMacro, Run } from '../compile/run.ts'
import { StopSignal } from '../compile/stop-signal.ts'
import { Trace, type TraceEvent, type Written } from '../compile/trace.ts'
import { TemplateEvaluationError, TemplateSyntaxError } from '../parse/errors.ts'
import { LineIndex } from '../parse/line-index.ts'
import { parsingOf } from '../parse/parse.ts'
import { inOneGo, type Slices } from '../parse/slices.ts'
import type { MacroDefinition } from '../parse/tree.ts'
import type { Overrides } from '../scope/overrides.ts'
import { type Scope, scopeObjects } from './scope.ts'

export interface CompileOptions {
  readonly profile?: Profile
  readonly budgets?: Partial<Budgets>
  /** Records what is evaluated; a template compiled without it spends nothing on tracing. */
  readonly trace?: boolean
}

/** A template, ready to render any number of times. */
export interface Template {
  /** @throws TemplateEvaluationError with its position; then there is no text. */
  readonly render: (scope: Scope) => Rendering
}

export interface Rendering {
  readonly text: string
  /** What the template, and those before it in the same call, wrote into `$context`. */
  readonly overrides: Overrides
  /** Only of a template compiled with `trace`. */
  readonly trace?: readonly TraceEvent[]
  /** What wrote each part of the text, in its order; as `trace`. */
  readonly written?: readonly Written[]
}

/** The longest template that API Gateway takes, in bytes of UTF-8. */
export const longestTemplate = 307_200

/**
 * Reads and compiles a template.
 * @throws TemplateSyntaxError with line, column, what was found and what was expected.
 */
export function compile(source: string, options: CompileOptions = {}): Template {
  return inOneGo(compileInSlices(source, options))
}

/** The same, stopping now and then: a template of 300 KB takes longer than live calls should wait. */
export function* compileInSlices(source: string, options: CompileOptions = {}): Slices<Template> {
  const profile = options.profile ?? 'aws'
  const tracing = options.trace ?? false
  const budgets = { ...defaultBudgets, ...options.budgets }
  if (source.length > longestTemplate / 3 && utf8Bytes(source).length > longestTemplate)
    throw new TemplateSyntaxError({ line: 1, column: 1 }, 'a longer template', ['at most 300 KB'])

  const names = new Names()
  const definitions = new Map<string, MacroDefinition>()
  const statements = yield* parsingOf(source, definitions).whole()
  const macros = new Map<string, CompiledMacro>()
  const compiler: Compiler = {
    profile,
    missing: profile === 'aws' ? '' : null,
    names,
    macros,
    definitions,
    block: compileBlock,
    expression: compileExpression,
    tracing,
  }
  compileMacros(definitions.values(), compiler, macros)
  const body = yield* compileBlockInSlices(statements, compiler)
  const objects = scopeObjects(names, profile)

  return {
    render: (scope) => {
      const trace = tracing ? new Trace(new LineIndex(source)) : undefined
      const run = new Run(new Meter(budgets, scope.body.length >> 3), names, trace)
      const frame = new Variables()
      const overrides = objects.put(scope, frame)
      try {
        body(run, frame)
        run.checkOutput(0)
      } catch (error) {
        if (!(error instanceof StopSignal)) throw located(error, source, run)
      }
      return trace === undefined ? { text: run.out, overrides } : { text: run.out, overrides, trace: trace.events, written: trace.written }
    },
  }
}

/** Gives an error its place in the template. A stack that overflows is a budget that ran out. */
function located(error: unknown, source: string, run: Run): unknown {
  const failure = error instanceof RangeError ? new EvaluationError('budget', 'The template nests too deep') : error
  return failure instanceof EvaluationError ? new TemplateEvaluationError(failure, new LineIndex(source).positionOf(run.at)) : failure
}
