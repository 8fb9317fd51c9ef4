import { accessLogGroup, executionLogGroup } from '@fourbox/domain'
import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { logsAddress } from '../../components/logs/logs-address.ts'
import { allMethods } from '../../components/stage/method-key.ts'
import { activeText, loggingLevelTexts } from '../../components/stage/setting-texts.ts'
import { CodeText } from '../../components/reading/code-text.tsx'
import { href } from '../../shell/address.ts'

/** What a stage writes down of its calls. */
export function LogsAndTracing({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', methodSettings, accessLogSettings, tracingEnabled } = stage
  const all = methodSettings?.[allMethods]
  const logs = Object.values(methodSettings ?? {}).some(({ loggingLevel = 'OFF' }) => loggingLevel !== 'OFF')
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button href={href('/apis/:restApiId/stages/:stageName/logs/edit', { restApiId, stageName })}>Edit</Button>}>
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
            ...(logs ? [{ label: 'Execution log', value: <LogLink group={executionLogGroup(restApiId, stageName)} /> }] : []),
            ...(accessLogSettings?.destinationArn === undefined
              ? []
              : [{ label: 'Access log', value: <LogLink group={accessLogGroup(accessLogSettings.destinationArn)} /> }]),
          ]}
        />
        {accessLogSettings?.format !== undefined && <CodeText label="Log format" language="vtl" text={accessLogSettings.format} />}
      </SpaceBetween>
    </Container>
  )
}

function LogLink({ group }: { readonly group: string }) {
  return <Link href={logsAddress({ group })}>{group}</Link>
}
