import type { Statement } from '../parse/tree.ts'
import { compilePassage, isPiece, type Piece } from './compile-passage.ts'
import { compileStatement } from './compile-statement.ts'
import type { Compiler } from './compiler.ts'
import type { Render } from './run.ts'

/** Compiles what stands between two directives. Its length is charged once for each time that it renders. */
export function compileBlock(statements: readonly Statement[], compiler: Compiler): Render {
  const joined = joinTexts(statements)
  const cost = joined.length
  if (!compiler.tracing && joined.every(isPiece)) return compilePassage(joined, compiler, cost)
  const parts = compileParts(joined, compiler)
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

/** Compiles one after the other; what stands together as a passage is compiled together, unless each is to be recorded. */
function compileParts(statements: readonly Statement[], compiler: Compiler): readonly Render[] {
  const parts: Render[] = []
  let passage: Piece[] = []
  const flush = (): void => {
    // Its cost is the block's.
    if (passage.length > 0) parts.push(compilePassage(passage, compiler, 0))
    passage = []
  }
  for (const statement of statements) {
    if (!compiler.tracing && isPiece(statement)) passage.push(statement)
    else {
      flush()
      parts.push(compileStatement(statement, compiler))
    }
  }
  flush()
  return parts
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
