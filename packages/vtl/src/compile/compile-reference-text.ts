import { textOf, type Value } from '@fourbox/java'
import type { Reference } from '../parse/tree.ts'
import { BlockReference } from './block-reference.ts'
import { compileReference, compileSteps } from './compile-reference.ts'
import type { Compiler } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Render, Run } from './run.ts'

/** Compiles a reference in text to what prints its value, or its source text if it has none. */
export function compileReferenceText(reference: Reference, compiler: Compiler): Render {
  const { runt, root, escaped, textPrefix, escapePrefix } = reference
  if (runt) return (run) => run.append(root)
  const evaluate = reference.computable ? compileReference(reference, compiler) : compileSteps(reference, compiler)
  const unresolved = unresolvedText(reference)

  if (escaped) {
    return (run, frame) => {
      const backslash = evaluate(run, frame) === null ? '\\' : ''
      run.append(escapePrefix + backslash + unresolved(frame))
    }
  }
  const prefix = escapePrefix + textPrefix
  if (prefix !== '') {
    return (run, frame) => {
      const value = evaluate(run, frame)
      // What #define made prints without what stands in front of it, so does Velocity.
      if (value instanceof BlockReference && value.render(frame)) return
      const before = run.out
      run.out = before + prefix
      if (printValue(value, run, frame)) return
      run.out = before
      run.append(escapePrefix + prefix + unresolved(frame))
    }
  }
  const print = compilePrint(reference)
  return (run, frame) => print(evaluate(run, frame), run, frame)
}

/** Prints a value that a reference was found to have, or its source text for null. */
export function compilePrint(reference: Reference): (value: Value, run: Run, frame: Frame) => void {
  const unresolved = unresolvedText(reference)
  return (value, run, frame) => {
    if (!printValue(value, run, frame)) run.append(unresolved(frame))
  }
}

/** What prints for a reference without a value; inside a macro, for a parameter, the argument as it was written. */
function unresolvedText({ root, nullText }: Reference): (frame: Frame) => string {
  const parameter = nullText === `$${root}` ? root : undefined
  return (frame) => (parameter === undefined ? undefined : frame.literal(parameter)) ?? nullText
}

/** Prints a value; false if it has no text. */
function printValue(value: Value, run: Run, frame: Frame): boolean {
  if (typeof value === 'string') run.append(value)
  else if (value === null) return false
  else if (typeof value !== 'object') run.out += String(value)
  else if (value instanceof BlockReference) return value.render(frame) || printText(value.toText(), run)
  else run.append(textOf(value, run.meter))
  return true
}

function printText(text: string | undefined, run: Run): boolean {
  if (text === undefined) return false
  run.append(text)
  return true
}
