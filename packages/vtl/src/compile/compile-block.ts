import { Double, printedDouble, type Value } from '@fourbox/java'
import { MemberPlace, ParsedMap } from '@fourbox/json'
import { inOneGo, type Slices, statementsInSlice } from '../parse/slices.ts'
import type { Reference, Statement } from '../parse/tree.ts'
import { type CompiledAccess, compileAccess, isGetter } from './compile-access.ts'
import { compileReference } from './compile-reference.ts'
import { compilePrint } from './compile-reference-text.ts'
import { compileStatement } from './compile-statement.ts'
import type { Compiler } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Evaluate, Render, Run } from './run.ts'

/** A directive or a reference with the text in front of it. */
interface Step {
  readonly text: string
  /** The whole of a directive; absent for a reference that simply prints its value. */
  readonly render: Render | undefined
  /** The value of a reference; absent for `$name` and `$name.member`, which are read in place. */
  readonly evaluate: Evaluate | undefined
  readonly slot: number
  /** Absent for a bare variable. */
  readonly member: { readonly place: MemberPlace; readonly access: CompiledAccess } | undefined
  readonly print: (value: Value, run: Run, frame: Frame) => void
}

/**
 * Compiles what stands between two directives: text and what stands in it in turn, rendered in one loop, where the bulk
 * of most templates goes without a call. Its length is charged once for each time that it renders.
 */
export function compileBlock(statements: readonly Statement[], compiler: Compiler): Render {
  return inOneGo(compileBlockInSlices(statements, compiler))
}

/** The same, stopping between statements; those that stand within one of them are compiled with it. */
export function* compileBlockInSlices(statements: readonly Statement[], compiler: Compiler): Slices<Render> {
  const steps: Step[] = []
  let cost = 0
  let text = ''
  for (const statement of statements) {
    if (statement.kind === 'text') {
      text += statement.text
      // A text that is traced is a step of its own, and is charged as it is within another.
      if (compiler.tracing) steps.push(compileStep('', statement, compiler))
    } else {
      cost += text === '' ? 1 : 2
      steps.push(compileStep(compiler.tracing ? '' : text, statement, compiler))
      text = ''
      if (steps.length % statementsInSlice === 0) yield
    }
  }
  if (text !== '') cost += 1
  const tail = compiler.tracing ? '' : text
  if (steps.length === 0) {
    return (run) => {
      run.meter.charge(cost)
      run.out += tail
    }
  }
  const { missing } = compiler
  return (run, frame) => {
    run.meter.charge(cost)
    let out = run.out
    for (const step of steps) {
      out += step.text
      // What is evaluated may end the render, and be a macro's argument that is text itself.
      run.out = out
      const { render, evaluate, member } = step
      if (render !== undefined) {
        render(run, frame)
        out = run.out
        continue
      }
      let value: Value | undefined
      if (evaluate !== undefined) value = evaluate(run, frame)
      else {
        value = frame.get(step.slot)
        if (member !== undefined && value !== null) value = value instanceof ParsedMap ? value.at(member.place) : member.access(value, run, frame)
        value ??= missing
      }
      if (typeof value === 'string' && value.length <= 64) out += value
      else if (typeof value === 'number') out += value
      else if (value instanceof Double) out += printedDouble(value, run.meter)
      else {
        step.print(value, run, frame)
        out = run.out
      }
    }
    run.out = out + tail
  }
}

function compileStep(text: string, statement: Statement, compiler: Compiler): Step {
  const none = { text, render: undefined, evaluate: undefined, slot: 0, member: undefined, print: () => {} }
  // What is traced is recorded one by one.
  if (compiler.tracing || statement.kind !== 'reference' || !isPlain(statement)) return { ...none, render: compileStatement(statement, compiler) }
  const { root, path } = statement
  const [access, ...others] = path
  const print = compilePrint(statement)
  if (access === undefined) return { ...none, slot: compiler.names.slot(root), print }
  if (others.length > 0 || access.kind !== 'property' || isGetter(access.name)) return { ...none, evaluate: compileReference(statement, compiler), print }
  const member = { place: new MemberPlace(access.name), access: compileAccess(access, compiler) }
  return { ...none, slot: compiler.names.slot(root), member, print }
}

/** Whether a reference prints its value and nothing else. */
function isPlain({ runt, computable, escaped, escapePrefix, textPrefix }: Reference): boolean {
  return !runt && computable && !escaped && escapePrefix === '' && textPrefix === ''
}
