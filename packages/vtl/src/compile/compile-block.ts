import type { Statement } from '../parse/tree.ts'
import { compileStatement } from './compile-statement.ts'
import type { Compiler } from './compiler.ts'
import type { Render } from './run.ts'

/** Compiles what stands between two directives. Its length is charged once for each time that it renders. */
export function compileBlock(statements: readonly Statement[], compiler: Compiler): Render {
  const parts = joinTexts(statements).map((statement) => compileStatement(statement, compiler))
  const cost = parts.length
  const [first, second, third] = parts
  if (first === undefined) return () => {}
  if (second === undefined) {
    return (run, frame) => {
      run.meter.charge(cost)
      first(run, frame)
    }
  }
  if (third === undefined) {
    return (run, frame) => {
      run.meter.charge(cost)
      first(run, frame)
      second(run, frame)
    }
  }
  return (run, frame) => {
    run.meter.charge(cost)
    for (const part of parts) part(run, frame)
  }
}

/** Makes one text of neighbours, and leaves out the empty ones. */
function joinTexts(statements: readonly Statement[]): readonly Statement[] {
  const joined: Statement[] = []
  for (const statement of statements) {
    const last = joined.at(-1)
    if (statement.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = { ...last, text: last.text + statement.text }
    else if (statement.kind !== 'text' || statement.text !== '') joined.push(statement)
  }
  return joined
}
