import { FilterPatternError } from './filter-pattern-error.ts'
import type { Filter } from './filter-pattern.ts'
import type { Scanner } from './scanner.ts'

/**
 * `ERROR "two words" -Exiting`: all must occur, excluded ones must not. Of terms with a question mark one is enough; beside
 * others they count for nothing.
 */
export function parseTerms(scanner: Scanner): Filter {
  const [demanded, excluded, optional]: [Filter[], Filter[], Filter[]] = [[], [], []]
  while (!scanner.atEnd) {
    const kind = scanner.takes('-') ? excluded : scanner.takes('?') ? optional : demanded
    kind.push(parseTerm(scanner))
    if (scanner.take(/\s+/y) === undefined && !scanner.atEnd) throw new FilterPatternError()
  }
  if (demanded.length + excluded.length === 0) return (message, meter) => optional.some((occurs) => occurs(message, meter))
  return (message, meter) => demanded.every((occurs) => occurs(message, meter)) && !excluded.some((occurs) => occurs(message, meter))
}

function parseTerm(scanner: Scanner): Filter {
  const expression = scanner.expression()
  if (expression) return expression
  const text = scanner.quoted() ?? scanner.take(/[\p{L}\p{N}_]+/uy)
  if (text === undefined) throw new FilterPatternError()
  return (message) => message.includes(text)
}
