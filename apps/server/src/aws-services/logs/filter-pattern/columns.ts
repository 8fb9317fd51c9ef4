import type { Meter } from '@fourbox/java'
import { type Comparison, type Condition, parseComparison, parseConditions } from './conditions.ts'
import { FilterPatternError } from './filter-pattern-error.ts'
import type { Filter } from './filter-pattern.ts'
import type { Scanner } from './scanner.ts'

type Column = Condition<string> | 'any number'

/** `[ip, ..., status = 4*, bytes > 1000]`: fits lines with as many columns, or as few where `...` stands for any number. */
export function parseColumns(scanner: Scanner): Filter {
  const columns = readColumns(scanner)
  const gap = columns.indexOf('any number')
  if (gap !== columns.lastIndexOf('any number')) throw new FilterPatternError()
  const before = conditionsOf(gap < 0 ? columns : columns.slice(0, gap))
  const behind = conditionsOf(gap < 0 ? [] : columns.slice(gap + 1))

  return (message, meter) => {
    const parts = splitColumns(message)
    const needed = before.length + behind.length
    if (gap < 0 ? parts.length !== needed : parts.length < needed) return false
    const rest = parts.slice(parts.length - behind.length)
    return before.every((holds, index) => holds(parts[index] ?? '', meter)) && behind.every((holds, index) => holds(rest[index] ?? '', meter))
  }
}

function readColumns(scanner: Scanner): readonly Column[] {
  scanner.expect('[')
  const columns = [parseColumn(scanner)]
  for (scanner.skipBlanks(); scanner.takes(','); scanner.skipBlanks()) columns.push(parseColumn(scanner))
  scanner.expect(']')
  return columns
}

function conditionsOf(columns: readonly Column[]): readonly Condition<string>[] {
  return columns.filter((column) => column !== 'any number')
}

/** A name, and perhaps what its column must be; every condition of a column names it again. */
function parseColumn(scanner: Scanner): Column {
  scanner.skipBlanks()
  if (scanner.takes('...')) return 'any number'
  if (scanner.next === ',' || scanner.next === ']') return () => true
  return parseConditions(scanner, () => {
    scanner.skipBlanks()
    if (scanner.take(/[\p{L}\p{N}_.-]+/uy) === undefined) throw new FilterPatternError()
    const comparison = parseComparison(scanner)
    return comparison === undefined ? () => true : (part, meter) => fits(comparison, part, meter)
  })
}

function fits({ negated, text, number }: Comparison, part: string, meter: Meter): boolean {
  const value = part.trim() === '' ? Number.NaN : Number(part)
  if (number !== undefined && !Number.isNaN(value)) return number(value) !== negated
  return text === undefined ? false : text(part, meter) !== negated
}

/** A line is cut at blanks; what stands in quotes or brackets is one column, without those marks. */
function splitColumns(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g)].map(([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain ?? '')
}
