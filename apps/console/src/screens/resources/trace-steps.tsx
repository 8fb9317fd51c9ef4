import type { Trace } from '@fourbox/domain'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { boxTitles } from '../../components/call-picture/box-titles.ts'
import { factLines } from '../../components/call-picture/traced-facts.ts'
import { ownMillis, millisText } from '../../components/call-picture/trace-time.ts'
import { PlainText } from '../../components/reading/plain-text.tsx'

/** What each box made of the call, and why: the facts of the trace. */
export function TraceSteps({ trace }: { readonly trace: Trace }) {
  return (
    <div>
      <Box variant="h3">Boxes</Box>
      {trace.boxes.map(({ box, outcome, facts }, index) => (
        <ExpandableSection
          key={box}
          variant="footer"
          headerText={`${boxTitles[box]}: ${outcome}, ${millisText(ownMillis(trace, index))}`}
          defaultExpanded={outcome === 'failed'}
        >
          <PlainText label={`${boxTitles[box]}: facts`} text={factLines(facts)} />
        </ExpandableSection>
      ))}
    </div>
  )
}
