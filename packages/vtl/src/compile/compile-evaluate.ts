import { EvaluationError, textOf } from '@fourbox/java'
import { TemplateSyntaxError } from '../parse/errors.ts'
import { parse } from '../parse/parse.ts'
import type { Evaluate as EvaluateStatement, MacroDefinition, Statement } from '../parse/tree.ts'
import { compileExpression } from './compile-expression.ts'
import type { Compiler } from './compiler.ts'
import { compileMacros } from './compile-macros.ts'
import type { Names } from './names.ts'
import type { CompiledMacro, Render } from './run.ts'
import { StopSignal } from './stop-signal.ts'

/** The variables that exist without a `#set`. */
const provided = ['foreach', 'velocityCount', 'velocityHasNext', 'input', 'util', 'context', 'stageVariables']

/** What a character of a template costs to read and compile, in steps. */
const stepsPerCharacter = 40

/** `#evaluate(…)`: a text that is a template itself. A constant one is compiled with the template around it. */
export function compileEvaluate({ source, at }: EvaluateStatement, compiler: Compiler): Render {
  const { names } = compiler
  // The text may ask for what a loop or the scope provides, whether the template around it does or not.
  for (const name of provided) names.slot(name)
  const owner = {}
  if (source.kind === 'string' && source.content === undefined) {
    const inner = lazily(() => compileText(source.text, names, compiler))
    return (run, frame) => {
      run.at = at
      within(inner(), run, frame)
    }
  }
  const text = compileExpression(source, compiler)
  return (run, frame) => {
    const value = text(run, frame)
    const template = value === null ? '' : textOf(value, run.meter)
    run.at = at
    run.meter.charge(template.length * stepsPerCharacter)
    if (run.names === names) run.names = names.copy()
    within(compileText(template, run.names, compiler), run, frame)
  }

  function within(inner: Inner, ...[run, frame]: Parameters<Render>): void {
    for (const [name, macro] of inner.macros) if (!compiler.macros.has(name)) run.defineLate(name, macro)
    try {
      run.deeper(() => inner.render(run, frame))
    } catch (signal) {
      if (!(signal instanceof StopSignal && (signal.target === 'all' || signal.isFor(owner)))) throw signal
    }
  }
}

interface Inner {
  readonly render: Render
  readonly macros: ReadonlyMap<string, CompiledMacro>
}

function compileText(text: string, names: Names, compiler: Compiler): Inner {
  const definitions = new Map(compiler.definitions)
  const statements = readText(text, definitions)
  const inner: Compiler = { ...compiler, names, definitions }
  const macros = new Map<string, CompiledMacro>()
  compileMacros(
    [...definitions.values()].filter(({ name }) => !compiler.definitions.has(name)),
    inner,
    macros,
  )
  return { render: inner.block(statements, inner), macros }
}

/** Reads the text; what is wrong with it shows only when the template renders. */
function readText(text: string, definitions: Map<string, MacroDefinition>): readonly Statement[] {
  try {
    return parse(text, definitions)
  } catch (error) {
    if (error instanceof TemplateSyntaxError) throw new EvaluationError('exception', `#evaluate: ${error.message}`)
    throw error
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
