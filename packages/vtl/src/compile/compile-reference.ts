import { MemberPlace, ParsedMap } from '@fourbox/json'
import type { Property, Reference } from '../parse/tree.ts'
import { compileAccess, isGetter } from './compile-access.ts'
import type { Compiler } from './compiler.ts'
import { ForeachScope } from '../scope/foreach-scope.ts'
import type { Evaluate } from './run.ts'
import { readTraced } from './traced.ts'

/** Compiles a reference to what computes its value: null, or in API Gateway the empty string, if a step has none. */
export function compileReference(reference: Reference, compiler: Compiler): Evaluate {
  if (!reference.computable) return () => null
  const evaluate = compileSteps(reference, compiler)
  return compiler.tracing ? readTraced(reference, evaluate) : evaluate
}

/** The value also of a reference that is escaped in a way that leaves it none: `$\!x`. */
export function compileSteps({ root, path, runt }: Reference, compiler: Compiler): Evaluate {
  if (runt) return () => null
  const { missing } = compiler
  const slot = compiler.names.slot(root)
  const [access] = path
  if (access?.kind === 'property' && path.length === 1 && !isGetter(access.name)) return compileMember(slot, access, compiler)
  const [first, second, ...rest] = path.map((access) => compileAccess(access, compiler))
  if (first === undefined) return (_run, frame) => frame.get(slot) ?? missing
  if (second === undefined) {
    return (run, frame) => {
      const value = frame.get(slot)
      return value === null ? missing : (first(value, run, frame) ?? missing)
    }
  }
  return (run, frame) => {
    let value = frame.get(slot)
    if (value === null) return missing
    value = first(value, run, frame)
    if (value === null) return missing
    value = second(value, run, frame)
    for (const access of rest) {
      if (value === null) return missing
      value = access(value, run, frame)
    }
    return value ?? missing
  }
}

/** `$name.member`, in one closure for what it is in most templates: a member of a body, or `$foreach.hasNext`. */
function compileMember(slot: number, access: Property, compiler: Compiler): Evaluate {
  const { missing } = compiler
  const { name } = access
  const place = new MemberPlace(name)
  const read = compileAccess(access, compiler)
  if (name === 'hasNext') {
    return (run, frame) => {
      const value = frame.get(slot)
      if (value instanceof ForeachScope) return value.hasNext
      return value === null ? missing : (read(value, run, frame) ?? missing)
    }
  }
  return (run, frame) => {
    const value = frame.get(slot)
    if (value instanceof ParsedMap) return value.at(place) ?? missing
    return value === null ? missing : (read(value, run, frame) ?? missing)
  }
}
