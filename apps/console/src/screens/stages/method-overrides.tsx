import type { Stage } from '@aws-sdk/client-api-gateway'
import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { draftOfMethodSetting, type MethodSettingDraft } from '../../components/stage/method-setting-draft.ts'
import { allMethods, methodKey } from '../../components/stage/method-key.ts'
import { activeText, loggingLevelTexts } from '../../components/stage/setting-texts.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'

interface MethodOverridesProperties {
  readonly restApiId: string
  readonly stage: Stage
  readonly path: string
  readonly httpMethod: string
}

/** What the stage sets for all methods, and what acts on this one. A method with settings of its own takes none from the stage. */
export function MethodOverrides({ restApiId, stage, path, httpMethod }: MethodOverridesProperties) {
  const { stageName = '', methodSettings } = stage
  const own = methodSettings?.[methodKey(path, httpMethod)]
  const all = draftOfMethodSetting(methodSettings?.[allMethods])
  const acting = own ? draftOfMethodSetting(own) : all
  const edit = `${href('/apis/:restApiId/stages/:stageName/method-overrides/edit', { restApiId, stageName })}?path=${encodeURIComponent(path)}&method=${httpMethod}`
  return (
    <Container
      header={
        <Header variant="h2" info={own && <Badge color="blue">Own settings</Badge>} actions={<WriteButton href={edit}>Edit</WriteButton>}>
          Method overrides
        </Header>
      }
    >
      <SpaceBetween size="s">
        {!own && <Box>This method inherits its settings from the stage {stageName}.</Box>}
        <Table
          variant="embedded"
          ariaLabels={{ tableLabel: 'Method settings' }}
          items={rows}
          trackBy="setting"
          columnDefinitions={[
            { id: 'setting', header: 'Method settings', isRowHeader: true, cell: ({ setting }) => setting },
            { id: 'stage', header: `Stage ${stageName}`, cell: ({ text }) => text(all, stage, false, httpMethod) },
            { id: 'acts', header: 'Acts on this method', cell: ({ text }) => text(acting, stage, own !== undefined, httpMethod) },
            { id: 'why', header: 'Why', cell: () => (own ? 'its own' : 'from the stage') },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}

interface Row {
  readonly setting: string
  readonly text: (draft: MethodSettingDraft, stage: Stage, isOwn: boolean, httpMethod: string) => string
}

const rows: readonly Row[] = [
  { setting: 'CloudWatch Logs', text: ({ loggingLevel }) => loggingLevelTexts[loggingLevel] ?? loggingLevel },
  { setting: 'Data tracing', text: ({ dataTraceEnabled }) => activeText(dataTraceEnabled) },
  { setting: 'Detailed metrics', text: ({ metricsEnabled }) => activeText(metricsEnabled) },
  { setting: 'Throttling', text: ({ throttled, rate, burst }) => (throttled ? `${rate} per second, burst ${burst}` : 'Inactive') },
  { setting: 'Enable method cache', text: cacheText },
]

/** Switched on for all methods, the cache acts on GET alone; and without a cluster on none. */
function cacheText({ cachingEnabled, ttl }: MethodSettingDraft, { cacheClusterEnabled }: Stage, isOwn: boolean, httpMethod: string): string {
  if (!cachingEnabled) return 'Inactive'
  if (cacheClusterEnabled !== true) return 'Inactive: the stage has no cache'
  return isOwn || httpMethod === 'GET' ? `Active, TTL ${ttl} s` : 'Inactive: by default only GET is cached'
}
