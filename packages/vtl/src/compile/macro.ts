import type { MacroDefinition } from '../parse/tree.ts'
import { compileBlock } from './compile-block.ts'
import type { Compiler } from './compiler.ts'
import type { Render } from './run.ts'

/** A macro whose body is compiled. */
export interface CompiledMacro {
  readonly parameters: readonly { readonly name: string; readonly slot: number }[]
  readonly body: Render
}

/** Compiles macros into the table that the compiler looks in: they may call one another, themselves included. */
export function compileMacros(definitions: Iterable<MacroDefinition>, compiler: Compiler, table: Map<string, CompiledMacro>): void {
  for (const { name, parameters, body } of definitions) {
    const slots = parameters.map((parameter) => ({ name: parameter, slot: compiler.names.slot(parameter) }))
    table.set(name, { parameters: slots, body: compileBlock(body, compiler) })
  }
}
