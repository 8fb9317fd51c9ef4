import { MemberPlace, ParsedMap } from '../json.ts'
import { doubleText } from '../number-text/floating-text.ts'
import type { Reference, Statement } from '../parse/tree.ts'
import { Double, type Value } from '../values.ts'
import { type CompiledAccess, compileAccess, isGetter } from './compile-access.ts'
import { compilePrint } from './compile-reference-text.ts'
import type { Compiler } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Render, Run } from './run.ts'

type Text = Extract<Statement, { kind: 'text' }>

/** What a passage is made of: `$name` and `$name.member`, and the text between them. */
export type Piece = Text | Reference

export function isPiece(statement: Statement): statement is Piece {
  if (statement.kind === 'text') return true
  if (statement.kind !== 'reference') return false
  const { path, runt, computable, escaped, escapePrefix, textPrefix } = statement
  const [access, ...others] = path
  return (
    !runt &&
    computable &&
    !escaped &&
    escapePrefix === '' &&
    textPrefix === '' &&
    others.length === 0 &&
    (access === undefined || (access.kind === 'property' && !isGetter(access.name)))
  )
}

/** A reference of a passage with the text in front of it. */
interface Step {
  readonly text: string
  readonly slot: number
  /** Absent for a bare variable. */
  readonly member: { readonly place: MemberPlace; readonly access: CompiledAccess } | undefined
  readonly print: (value: Value, run: Run, frame: Frame) => void
}

/**
 * Text and plain references in turn, the bulk of most templates: rendered in one loop instead of a call for each.
 * @param cost the steps to charge for it
 */
export function compilePassage(pieces: readonly Piece[], compiler: Compiler, cost: number): Render {
  const steps: Step[] = []
  let text = ''
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text
    else {
      steps.push(compileStep(text, piece, compiler))
      text = ''
    }
  }
  const tail = text
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
      // A macro's argument is evaluated with its parameter, and may end the render.
      run.out = out
      const { member } = step
      let value = frame.get(step.slot)
      if (member !== undefined && value !== null) value = value instanceof ParsedMap ? (value.at(member.place) ?? null) : member.access(value, run, frame)
      value ??= missing
      if (typeof value === 'string' && value.length <= 64) out += value
      else if (typeof value === 'number') out += value
      else if (value instanceof Double) out += value.written ?? doubleText(value.value)
      else {
        step.print(value, run, frame)
        out = run.out
      }
    }
    run.out = out + tail
  }
}

function compileStep(text: string, reference: Reference, compiler: Compiler): Step {
  const [access] = reference.path
  const member = access?.kind === 'property' ? { place: new MemberPlace(access.name), access: compileAccess(access, compiler) } : undefined
  return { text, slot: compiler.names.slot(reference.root), member, print: compilePrint(reference) }
}
