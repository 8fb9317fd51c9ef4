import Container from '@cloudscape-design/components/container'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { lintOf, lintRules } from '../../client/lint.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { Screen } from '../../shell/screen.tsx'
import { Findings } from './findings.tsx'
import { help } from './help.tsx'

/** What of the API's draft would fail or surprise on AWS. */
export default function LintScreen() {
  const { restApiId = '' } = useParams()
  const findings = useQuery(lintOf(restApiId))
  const rules = useQuery(lintRules)
  return (
    <Screen title="Lint" description="What of this API would fail or surprise on AWS." help={help}>
      <Loaded query={rules}>
        {(known) => (
          <Loaded
            query={findings}
            isEmpty={(all) => all.length === 0}
            empty={
              <Container>
                <StatusIndicator type="success">Nothing found: {known.length} rules were asked.</StatusIndicator>
              </Container>
            }
          >
            {(all) => <Findings restApiId={restApiId} findings={all} rules={known} />}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  )
}
