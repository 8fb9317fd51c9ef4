import type { Define } from '../parse/tree.ts'
import { BlockReference } from './block-reference.ts'
import type { Compiler } from './compiler.ts'
import type { Render } from './run.ts'

/** How often a #define block may stand within itself; Velocity's default. */
const deepestDefine = 2

export function compileDefine(define: Define, compiler: Compiler): Render {
  const slot = compiler.names.slot(define.name)
  const body = compiler.block(define.body, compiler)
  return (run, frame) => frame.put(slot, new BlockReference(run, frame, body, deepestDefine))
}
