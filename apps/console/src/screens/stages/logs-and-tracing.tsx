import type { Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { LogsLink } from '../../components/logs/logs-link.tsx'
import { allMethods } from '../../components/stage/method-key.ts'
import { activeText, loggingLevelTexts } from '../../components/stage/setting-texts.ts'
import { stageLogs } from '../../components/stage/stage-logs.ts'
import { CodeText } from '../../components/reading/code-text.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** What a stage writes down of its calls. */
export function LogsAndTracing({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', methodSettings, accessLogSettings, tracingEnabled } = stage
  const all = methodSettings?.[allMethods]
  const { execution, access } = stageLogs(restApiId, stage)
  return (
    <Container
      header={
        <Header variant="h2" actions={<WriteButton href={href('/apis/:restApiId/stages/:stageName/logs/edit', { restApiId, stageName })}>Edit</WriteButton>}>
          Logs and tracing
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'CloudWatch logs', value: loggingLevelTexts[all?.loggingLevel ?? 'OFF'] ?? '–' },
            { label: 'Detailed metrics', value: activeText(all?.metricsEnabled) },
            { label: 'Data tracing', value: activeText(all?.dataTraceEnabled) },
            { label: 'X-Ray tracing', value: activeText(tracingEnabled) },
            { label: 'Custom access logging', value: activeText(accessLogSettings?.format !== undefined) },
            ...(accessLogSettings?.destinationArn === undefined ? [] : [{ label: 'Access log destination ARN', value: accessLogSettings.destinationArn }]),
            ...(execution === undefined ? [] : [{ label: 'Execution log', value: <LogsLink place={{ group: execution }} /> }]),
            ...(access === undefined ? [] : [{ label: 'Access log', value: <LogsLink place={{ group: access }} /> }]),
          ]}
        />
        {accessLogSettings?.format !== undefined && <CodeText label="Log format" language="vtl" text={accessLogSettings.format} />}
      </SpaceBetween>
    </Container>
  )
}
