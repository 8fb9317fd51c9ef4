import type { Stack, StackOutput } from '@fourbox/domain'
import { StackRefused } from './stack-refused.ts'

/** The exports of some stacks, by their names. */
export function exportsOf(stacks: readonly Stack[]): ReadonlyMap<string, string> {
  return new Map(stacks.flatMap(({ outputs }) => namedExports(outputs)))
}

/**
 * Whether a stack may export what it would export now.
 * @throws StackRefused for a name that another stack exports, and for an export that goes or changes while another stack uses it
 */
export function checkExports(stackName: string, before: readonly StackOutput[], after: readonly StackOutput[], others: readonly Stack[]): void {
  const now = new Map(namedExports(after))
  for (const { stackName: other, outputs, imports } of others) {
    for (const [name] of namedExports(outputs)) {
      if (now.has(name)) throw new StackRefused(`Export with name ${name} is already exported by stack ${other}. It was to be exported by ${stackName}, too`)
    }
    for (const [name, value] of namedExports(before)) {
      if (!imports.includes(name) || now.get(name) === value) continue
      throw new StackRefused(`Export ${name} cannot be ${now.has(name) ? 'updated' : 'deleted'} as it is in use by ${other}`)
    }
  }
}

function namedExports(outputs: readonly StackOutput[]): readonly (readonly [string, string])[] {
  return outputs.flatMap(({ exportName, value }) => (exportName === undefined ? [] : [[exportName, value] as const]))
}
