import { FilterPatternError } from './filter-pattern-error.ts'
import type { Scanner } from './scanner.ts'

/** `$.a.b[0]`, `$.['x.y']`, `$.m[*]`: the values that it leads to; none where there is nothing. */
export type Path = (root: unknown) => readonly unknown[]

type Step = { readonly name: string } | { readonly index: number } | 'each'

/** One wild card at most. @throws FilterPatternError */
export function parsePath(scanner: Scanner): Path {
  scanner.expect('$')
  const steps: Step[] = []
  for (let step = parseStep(scanner); step !== undefined; step = parseStep(scanner)) steps.push(step)
  if (steps.length === 0 || steps.filter((step) => step === 'each').length > 1) throw new FilterPatternError()
  return (root) => steps.reduce<readonly unknown[]>((values, step) => values.flatMap((value) => follow(step, value)), [root])
}

function parseStep(scanner: Scanner): Step | undefined {
  const dot = scanner.takes('.')
  if (scanner.takes('[')) {
    const step = parseBracket(scanner)
    scanner.expect(']')
    return step
  }
  if (!dot) return undefined
  if (scanner.takes('*')) return 'each'
  const name = scanner.take(/[\p{L}\p{N}_-]+/uy)
  if (name === undefined) throw new FilterPatternError()
  return { name }
}

function parseBracket(scanner: Scanner): Step {
  if (scanner.takes('*')) return 'each'
  const index = scanner.take(/\d+/y)
  if (index !== undefined) return { index: Number(index) }
  const name = scanner.take(/'[^']*'/y)?.slice(1, -1) ?? scanner.quoted()
  if (name === undefined) throw new FilterPatternError()
  return { name }
}

function follow(step: Step, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (step === 'each') return Object.values(value)
  if ('index' in step) return Array.isArray(value) && step.index < value.length ? [value[step.index]] : []
  if (Array.isArray(value) || !Object.hasOwn(value, step.name)) return []
  return [Object.getOwnPropertyDescriptor(value, step.name)?.value]
}
