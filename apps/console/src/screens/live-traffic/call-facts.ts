import type { BoxName, Trace } from '@fourbox/domain'
import type { DrawnBox, Fact } from '../../components/call-picture/drawn-box.ts'
import { tracedFacts } from '../../components/call-picture/traced-facts.ts'

/** What each box of the picture tells of a call, in the few words that fit into it. */
export function callFacts(trace: Trace): Readonly<Record<DrawnBox, readonly Fact[]>> {
  return {
    'method-request': [...chosen(trace, 'method-request', ['Resource', 'Query string']), ...tracedFacts(trace, 'admission').slice(0, 3)],
    'integration-request': chosen(trace, 'integration-request', ['HTTP method', 'Endpoint', 'Template']),
    integration: chosen(trace, 'integration', ['Status', 'Function error']),
    'integration-response': chosen(trace, 'integration-response', ['Selected', 'Template', 'Status']),
    'method-response': chosen(trace, 'method-response', ['Status', 'Body']),
  }
}

function chosen(trace: Trace, box: BoxName, names: readonly string[]): readonly Fact[] {
  return tracedFacts(trace, box).filter(({ name }) => names.includes(name))
}
