import type { BoxName, Trace } from '@fourbox/domain'
import type { DrawnBox, Fact } from '../../components/call-picture/drawn-box.ts'
import { tracedFacts } from '../../components/call-picture/traced-facts.ts'

const drawn = ['method-request', 'integration-request', 'integration', 'integration-response', 'method-response'] as const satisfies readonly DrawnBox[]

/** What each box of the picture tells of a call, in the few words that fit into it. */
export function callFacts(trace: Trace): Readonly<Record<DrawnBox, readonly Fact[]>> {
  const facts: Readonly<Record<DrawnBox, readonly Fact[]>> = {
    'method-request': [...chosen(trace, 'method-request', ['Resource', 'Query string']), ...tracedFacts(trace, 'admission').slice(0, 3)],
    'integration-request': chosen(trace, 'integration-request', ['HTTP method', 'Endpoint', 'Template']),
    integration: chosen(trace, 'integration', ['Status', 'Function error']),
    'integration-response': chosen(trace, 'integration-response', ['Selected', 'Template', 'Status']),
    'method-response': chosen(trace, 'method-response', ['Status', 'Body']),
  }
  const failed = trace.boxes.find(({ outcome }) => outcome === 'failed')?.box
  const silent = drawn.find((box) => box === failed && facts[box].length === 0)
  return silent === undefined ? facts : { ...facts, [silent]: [{ name: 'Failed', value: trace.decision ?? `the call was answered with ${trace.status}` }] }
}

/** The boxes that the call never came to. */
export function unreached({ boxes }: Trace): ReadonlySet<DrawnBox> {
  const reached = new Set<BoxName>(boxes.map(({ box }) => box))
  return new Set(drawn.filter((box) => !reached.has(box)))
}

function chosen(trace: Trace, box: BoxName, names: readonly string[]): readonly Fact[] {
  return tracedFacts(trace, box).filter(({ name }) => names.includes(name))
}
