import type { Value } from '@fourbox/java'
import type { Expression, MacroDefinition, Statement } from '../parse/tree.ts'
import type { Profile } from '../scope/profile.ts'
import type { Names } from './names.ts'
import type { CompiledMacro, Evaluate, Render } from './run.ts'

/** What is known while a template is compiled. */
export interface Compiler {
  readonly profile: Profile
  /** The value of a reference that has none. */
  readonly missing: Value
  readonly names: Names
  /** The macros that the template defines, compiled or about to be. */
  readonly macros: ReadonlyMap<string, CompiledMacro>
  readonly definitions: Map<string, MacroDefinition>
  /** Compiles what stands within something: blocks hold statements that hold blocks, and expressions hold both. */
  readonly block: (statements: readonly Statement[], compiler: Compiler) => Render
  readonly expression: (expression: Expression, compiler: Compiler) => Evaluate
  /** Whether what is evaluated is recorded. */
  readonly tracing: boolean
}
