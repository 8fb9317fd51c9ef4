import type { MacroDefinition } from '../parse/tree.ts'
import type { Compiler } from './compiler.ts'
import type { CompiledMacro } from './run.ts'

/** Compiles macros into the table that the compiler looks in: they may call one another, themselves included. */
export function compileMacros(definitions: Iterable<MacroDefinition>, compiler: Compiler, table: Map<string, CompiledMacro>): void {
  for (const { name, parameters, body } of definitions) {
    const slots = parameters.map((parameter) => ({ name: parameter, slot: compiler.names.slot(parameter) }))
    table.set(name, { parameters: slots, body: compiler.block(body, compiler) })
  }
}
