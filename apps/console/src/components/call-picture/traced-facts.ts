import type { BoxName, Trace } from '@fourbox/domain'
import type { Fact } from './drawn-box.ts'
import { boxOf } from './handed-on.ts'

/** What a call's trace tells of a box; nothing where the call never came to it. */
export function tracedFacts(trace: Trace, name: BoxName): readonly Fact[] {
  return boxOf(trace, name)?.facts ?? []
}

/** Facts as a text, one a line. */
export function factLines(facts: readonly Fact[]): string {
  return facts.map(({ name, value }) => `${name}: ${value}`).join('\n')
}
