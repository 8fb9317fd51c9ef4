import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { readStage } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { valuePatch } from '../../client/patches.ts'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { found } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { useCanLog } from '../../components/stage/can-log.ts'
import { allMethods } from '../../components/stage/method-key.ts'
import { draftOfMethodSetting, type MethodSettingDraft, methodSettingPatches, settingOf } from '../../components/stage/method-setting-draft.ts'
import { LoggingFields } from '../../components/stage/setting-fields.tsx'
import { permissive } from '../../components/stage/stage-draft.ts'
import { accessLogFormats } from './access-log-formats.ts'
import { AccessLogFields } from './access-log-fields.tsx'

export interface LogsDraft {
  readonly setting: MethodSettingDraft
  readonly accessLogging: boolean
  readonly destinationArn: string
  readonly format: string
  readonly tracingEnabled: boolean
}

export default function EditStageLogsScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  return (
    <LoadedPage title="Edit logs and tracing" query={stage}>
      {(loaded) => <EditLogs restApiId={restApiId} stage={loaded} />}
    </LoadedPage>
  )
}

function EditLogs({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', methodSettings, accessLogSettings, tracingEnabled = false } = stage
  const stored = methodSettings?.[allMethods]
  const page = `/apis/${restApiId}/stages/${stageName}`
  const canLog = useCanLog()
  const form = useForm<LogsDraft>({
    draft: `stage-logs ${restApiId} ${stageName}`,
    restApiId,
    initial: {
      setting: draftOfMethodSetting(stored),
      accessLogging: accessLogSettings !== undefined,
      destinationArn: accessLogSettings?.destinationArn ?? '',
      format: accessLogSettings?.format ?? accessLogFormats[1].format,
      tracingEnabled,
    },
    check: (draft) => {
      const rules = { ...permissive, canLog: canLog || draft.setting.loggingLevel === (stored?.loggingLevel ?? 'OFF') }
      const { accessLogging, destinationArn, format } = draft
      const settings = {
        stageName,
        methodSettings: { [allMethods]: settingOf(draft.setting) },
        ...(accessLogging && { accessLogSettings: { destinationArn, format } }),
      }
      return found([], readStage(settings, rules))
    },
    save: async (draft) => {
      const patchOperations = [
        ...methodSettingPatches(allMethods, stored, draft.setting),
        ...accessLogPatches(stage, draft),
        ...valuePatch('/tracingEnabled', tracingEnabled, draft.tracingEnabled),
      ]
      if (patchOperations.length > 0) await call('UpdateStage', { restApiId, stageName, patchOperations })
      return { message: `Successfully updated stage: ${stageName}`, page }
    },
  })
  const { setting } = form.value
  return (
    <FormPage form={form} title="Edit logs and tracing" name={`Logs of stage ${stageName}`} submitText="Save changes" cancelTo={page}>
      <Container header={<Header variant="h2">Execution logs of {stageName}</Header>}>
        <LoggingFields form={{ ...form, value: setting, set: (changes) => form.set({ setting: { ...setting, ...changes } }) }} settingKey={allMethods} />
      </Container>
      <Container header={<Header variant="h2">Access log</Header>}>
        <AccessLogFields form={form} restApiId={restApiId} stageName={stageName} />
      </Container>
      <Container header={<Header variant="h2">Tracing</Header>}>
        <SpaceBetween size="l">
          <Toggle
            checked={form.value.tracingEnabled}
            description="Calls are traced, of more than 100 a second one in twenty, and told to their back end by the header X-Amzn-Trace-Id."
            onChange={({ detail }) => form.set({ tracingEnabled: detail.checked })}
          >
            X-Ray tracing
          </Toggle>
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}

/** CloudWatch shows the ARN of a group with a colon and an asterisk at its end, which AWS refuses. */
function accessLogPatches({ accessLogSettings: before }: Stage, { accessLogging, destinationArn, format }: LogsDraft): PatchOperation[] {
  if (!accessLogging) return before === undefined ? [] : [{ op: 'remove', path: '/accessLogSettings' }]
  return [
    ...valuePatch('/accessLogSettings/destinationArn', before?.destinationArn, destinationArn.replace(/:\*$/, '')),
    ...valuePatch('/accessLogSettings/format', before?.format, format),
  ]
}
