import type { Value } from '@fourbox/java'
import type { Access, Assignment } from '../parse/tree.ts'
import { setItem, setProperty } from '../methods/call.ts'
import { compileAccess } from './compile-access.ts'
import { compileExpression } from './compile-expression.ts'
import type { Compiler } from './compiler.ts'
import type { Render, Run } from './run.ts'
import type { Frame } from './frame.ts'

/** `#set($x = …)`; a value of null changes nothing. */
export function compileAssignment({ left, right, at }: Assignment, compiler: Compiler): Render {
  const value = compileExpression(right, compiler)
  const last = left.path.at(-1)
  if (last === undefined) {
    const slot = compiler.names.slot(left.start.slice(1))
    return (run, frame) => {
      const assigned = value(run, frame)
      if (assigned !== null) frame.put(slot, assigned)
    }
  }
  const slot = compiler.names.slot(left.root)
  const path = left.path.slice(0, -1).map((access) => compileAccess(access, compiler))
  const assign = compileTarget(last, compiler)
  return (run, frame) => {
    const assigned = value(run, frame)
    if (assigned === null) return
    let target = frame.get(slot)
    for (const access of path) {
      if (target === null) return
      target = access(target, run, frame)
    }
    if (target === null) return
    run.at = at
    assign(target, assigned, run, frame)
  }
}

type Assign = (target: Exclude<Value, null>, value: Value, run: Run, frame: Frame) => void

function compileTarget(last: Access, compiler: Compiler): Assign {
  if (last.kind === 'index') {
    const key = compileExpression(last.key, compiler)
    return (target, value, run, frame) => setItem(target, key(run, frame), value, run.meter)
  }
  const { name } = last
  return (target, value, run) => setProperty(target, name, value, run.meter)
}
