import type { Meter } from '@fourbox/java'
import { parseColumns } from './columns.ts'
import { FilterPatternError } from './filter-pattern-error.ts'
import { parseJsonFilter } from './json-filter.ts'
import { Scanner } from './scanner.ts'
import { parseTerms } from './terms.ts'

/**
 * Whether a log event's text fits a pattern. What regular expressions cost is charged to the meter.
 * @throws EvaluationError once the meter has nothing left
 */
export type Filter = (message: string, meter: Meter) => boolean

/**
 * Compiles a filter pattern of CloudWatch Logs: terms, a condition on a JSON object in braces, or columns in brackets.
 * An empty one fits every event.
 * @throws FilterPatternError
 */
export function compileFilterPattern(pattern: string): Filter {
  const scanner = new Scanner(pattern.trim())
  if (scanner.atEnd) return () => true
  const filter = scanner.next === '{' ? parseJsonFilter(scanner) : scanner.next === '[' ? parseColumns(scanner) : parseTerms(scanner)
  if (!scanner.atEnd) throw new FilterPatternError()
  return filter
}
