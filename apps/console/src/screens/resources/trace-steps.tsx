import type { BoxName, Trace } from '@fourbox/domain'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { PlainText } from '../../components/reading/plain-text.tsx'
import { ownMillis, millisText } from './trace-time.ts'

const titles: Readonly<Record<BoxName, string>> = {
  'method-request': 'Method request',
  admission: 'Admission',
  'integration-request': 'Integration request',
  integration: 'Integration',
  'integration-response': 'Integration response',
  'method-response': 'Method response',
  'gateway-response': 'Gateway response',
}

/** What each box made of the call, and why: the facts of the trace. */
export function TraceSteps({ trace }: { readonly trace: Trace }) {
  return (
    <div>
      <Box variant="h3">Boxes</Box>
      {trace.boxes.map(({ box, outcome, facts }, index) => (
        <ExpandableSection
          key={box}
          variant="footer"
          headerText={`${titles[box]}: ${outcome}, ${millisText(ownMillis(trace, index))}`}
          defaultExpanded={outcome === 'failed'}
        >
          <PlainText label={`${titles[box]}: facts`} text={facts.map(({ name, value }) => `${name}: ${value}`).join('\n')} />
        </ExpandableSection>
      ))}
    </div>
  )
}
