import Container from '@cloudscape-design/components/container'
import { TestPanel } from './test-panel.tsx'

/** The test with the whole width to itself. */
export function TestTab(properties: Parameters<typeof TestPanel>[0]) {
  return (
    <Container>
      <TestPanel {...properties} />
    </Container>
  )
}
