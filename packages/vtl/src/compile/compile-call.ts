import { EvaluationError, overBudget } from '@fourbox/java'
import type { Argument, MacroCall } from '../parse/tree.ts'
import { BlockReference } from './block-reference.ts'
import { compileExpression } from './compile-expression.ts'
import type { Compiler } from './compiler.ts'
import { MacroFrame } from './macro-frame.ts'
import type { CompiledMacro, Evaluate, Render } from './run.ts'
import { StopSignal } from './stop-signal.ts'

/** `#name(…)`: the macro's text if there is one when the call renders, else the source text. */
export function compileCall(call: MacroCall, compiler: Compiler): Render {
  const { name, literal, at } = call
  const given = call.arguments.map((argument) => compileArgument(argument, compiler))
  const body = call.body === undefined ? undefined : compiler.block(call.body, compiler)
  const bodySlot = compiler.names.slot('bodyContent')
  const invalid = call.arguments.find((argument) => argument.kind === 'word')
  const owner = {}

  return (run, frame) => {
    const macro = compiler.macros.get(name) ?? run.lateMacro(name)
    if (macro === undefined) return run.append(literal)
    run.at = at
    if (invalid !== undefined) throw new EvaluationError('exception', `Invalid arg '${invalid.literal}' in macro #${name}`)
    const deepestCall = run.meter.budgets.macroDepth
    if (run.macroDepth >= deepestCall) throw overBudget('macroDepth', deepestCall)
    run.meter.charge(1 + given.length)

    const inner = new MacroFrame(frame, run)
    for (const [index, argument] of given.entries()) pass(argument, macro.parameters[index])
    if (body !== undefined) inner.passValue(bodySlot, new BlockReference(run, frame, body, deepestCall))
    run.macroDepth += 1
    try {
      macro.body(run, inner)
      // Velocity forgets to count a macro out that a #break ends.
      run.macroDepth -= 1
    } catch (signal) {
      if (!(signal instanceof StopSignal && signal.isFor(owner))) throw signal
    }

    function pass({ evaluate, byName, source }: CompiledArgument, parameter: CompiledMacro['parameters'][number] | undefined): void {
      if (parameter === undefined) return
      if (byName) inner.passByName({ ...parameter, evaluate, literal: source })
      else inner.passValue(parameter.slot, evaluate(run, frame))
    }
  }
}

interface CompiledArgument {
  readonly evaluate: Evaluate
  /** Whether each use of the parameter evaluates the argument again. */
  readonly byName: boolean
  readonly source: string
}

const passedByName: ReadonlySet<Argument['kind']> = new Set<Argument['kind']>(['range', 'reference', 'list', 'map', 'string'])

function compileArgument(argument: Argument, compiler: Compiler): CompiledArgument {
  const byName = passedByName.has(argument.kind)
  if (argument.kind === 'word') return { evaluate: () => null, byName, source: argument.literal }
  if (argument.kind === 'reference' && argument.path.length === 0) {
    // A bare variable is handed on as it is: one without a value stays null, also where a reference to it would be the empty string.
    const slot = compiler.names.slot(argument.root)
    return { evaluate: (_run, frame) => frame.get(slot), byName, source: argument.literal }
  }
  return { evaluate: compileExpression(argument, compiler), byName, source: argument.literal }
}
