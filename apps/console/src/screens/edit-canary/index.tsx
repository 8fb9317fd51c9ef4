import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { readStage } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { type Found, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { keptOnly } from '../../components/form/kept-only.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { namedRows } from '../../components/form/named-rows.ts'
import { permissive } from '../../components/stage/stage-draft.ts'
import { VariableFields } from '../../components/stage/variable-fields.tsx'
import { checkVariables, variablePatches, type VariableRow, variableRows } from '../../components/stage/variable-rows.ts'
import { help } from './help.tsx'

interface CanaryDraft {
  readonly percentTraffic: string
  readonly useStageCache: boolean
  readonly overrides: readonly VariableRow[]
}

export default function EditCanaryScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  return (
    <LoadedPage title="Canary settings" query={stage}>
      {(loaded) => <EditCanary restApiId={restApiId} stage={loaded} />}
    </LoadedPage>
  )
}

function EditCanary({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '', canarySettings } = stage
  const page = `/apis/${restApiId}/stages/${stageName}?tab=canary`
  const form = useForm<CanaryDraft>({
    draft: `canary ${restApiId} ${stageName}`,
    restApiId,
    initial: {
      percentTraffic: String(canarySettings?.percentTraffic ?? 10),
      useStageCache: canarySettings?.useStageCache === true,
      overrides: variableRows(canarySettings?.stageVariableOverrides),
    },
    check: (draft) => check(stageName, draft),
    save: async (draft) => {
      const patchOperations = canaryPatches(stage, draft)
      if (patchOperations.length > 0) await call('UpdateStage', { restApiId, stageName, patchOperations })
      return {
        message: canarySettings
          ? `Saved the canary of ${stageName}.`
          : `Created a canary on ${stageName}. The next deployment to the stage goes to the canary.`,
        page,
      }
    },
  })
  const { percentTraffic, useStageCache, overrides } = form.value
  return (
    <FormPage
      form={form}
      title="Canary settings"
      name={`Canary of stage ${stageName}`}
      help={help}
      submitText={canarySettings ? 'Save' : 'Create canary'}
      cancelTo={page}
    >
      <Container>
        <SpaceBetween size="l">
          <Field
            form={form}
            name="canarySettings.percentTraffic"
            label="Request distribution"
            constraintText={`Percent of the calls that go to the canary, 0.0 to 100.0; the others go to ${stageName}.`}
          >
            <Input value={percentTraffic} inputMode="decimal" onChange={({ detail }) => form.set({ percentTraffic: detail.value })} />
          </Field>
          <Field form={form} name="canarySettings.useStageCache" label="Stage cache">
            <Checkbox
              checked={useStageCache}
              description={keptOnly('Stage.canarySettings.useStageCache')}
              onChange={({ detail }) => form.set({ useStageCache: detail.checked })}
            >
              Use the cache of the stage
            </Checkbox>
          </Field>
          <VariableFields
            form={form}
            name="canarySettings.stageVariableOverrides"
            title="Canary stage variables"
            rows={overrides}
            onChange={(rows) => form.set({ overrides: rows })}
          />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}

function check(stageName: string, { percentTraffic, overrides }: CanaryDraft): Found {
  const percent = percentTraffic.trim() === '' ? Number.NaN : Number(percentTraffic)
  return found(
    namedRows('canarySettings.stageVariableOverrides', overrides, 'variable'),
    readStage({ stageName, canarySettings: { percentTraffic: percent } }, permissive),
    checkVariables('canarySettings.stageVariableOverrides', overrides),
  )
}

/** The first patch makes the canary where there is none. */
function canaryPatches({ canarySettings }: Stage, { percentTraffic, useStageCache, overrides }: CanaryDraft): PatchOperation[] {
  const percent = Number(percentTraffic)
  return [
    ...(canarySettings?.percentTraffic === percent ? [] : [{ op: 'replace' as const, path: '/canarySettings/percentTraffic', value: String(percent) }]),
    ...((canarySettings?.useStageCache ?? false) === useStageCache
      ? []
      : [{ op: 'replace' as const, path: '/canarySettings/useStageCache', value: String(useStageCache) }]),
    ...variablePatches('/canarySettings/stageVariableOverrides', canarySettings?.stageVariableOverrides, overrides),
  ]
}
