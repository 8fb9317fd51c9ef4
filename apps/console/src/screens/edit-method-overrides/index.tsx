import type { PatchOperation, Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { found, nothingFound } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import {
  checkMethodSetting,
  draftOfMethodSetting,
  type MethodSettingDraft,
  methodSettingPatches,
  ownSettingPatches,
} from '../../components/stage/method-setting-draft.ts'
import { allMethods, methodKey } from '../../components/stage/method-key.ts'
import { CachingFields, LoggingFields, ThrottlingFields } from '../../components/stage/setting-fields.tsx'
import { useCanLog } from '../../components/stage/can-log.ts'

interface OverridesDraft extends MethodSettingDraft {
  readonly isOwn: boolean
}

export default function EditMethodOverridesScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  return (
    <LoadedPage title="Method overrides" query={stage}>
      {(loaded) => <EditOverrides restApiId={restApiId} stage={loaded} />}
    </LoadedPage>
  )
}

/** Settings of one method's own, which start as those of the stage; or none. */
function EditOverrides({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const [address] = useSearchParams()
  const path = address.get('path') ?? '/'
  const httpMethod = address.get('method') ?? 'GET'
  const { stageName = '', methodSettings } = stage
  const key = methodKey(path, httpMethod)
  const own = methodSettings?.[key]
  const initial = draftOfMethodSetting(own ?? methodSettings?.[allMethods])
  const page = `/apis/${restApiId}/stages/${stageName}?path=${encodeURIComponent(path)}&method=${httpMethod}`
  const canLog = useCanLog()
  const form = useForm<OverridesDraft>({
    draft: `overrides ${restApiId} ${stageName} ${key}`,
    restApiId,
    initial: { isOwn: own !== undefined, ...initial },
    check: ({ isOwn, ...draft }) =>
      isOwn ? found([], checkMethodSetting(key, draft, { canLog: canLog || draft.loggingLevel === initial.loggingLevel })) : nothingFound,
    save: async ({ isOwn, ...draft }) => {
      const patchOperations = isOwn ? (own ? methodSettingPatches(key, own, draft) : ownSettingPatches(key, draft)) : inheriting(key, own !== undefined)
      if (patchOperations.length > 0) await call('UpdateStage', { restApiId, stageName, patchOperations })
      return { message: `Saved the method overrides of ${httpMethod} ${path}. They act at once.`, page }
    },
  })
  const { isOwn, cachingEnabled } = form.value
  return (
    <FormPage
      form={form}
      title="Method overrides"
      name={`Overrides of ${httpMethod} ${path} on ${stageName}`}
      description={`${httpMethod} ${path} on the stage ${stageName}`}
      submitText="Save"
      cancelTo={page}
    >
      <Container>
        <RadioGroup
          ariaLabel="Method settings"
          value={isOwn ? 'own' : 'inherit'}
          onChange={({ detail }) => form.set({ isOwn: detail.value === 'own' })}
          items={[
            { value: 'inherit', label: 'Inherit from the stage', description: 'The method has the settings of the stage, also when those are changed.' },
            { value: 'own', label: 'Own settings', description: 'All settings below hold for this method alone; none comes from the stage any more.' },
          ]}
        />
      </Container>
      {isOwn && (
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">Logs</Header>}>
            <LoggingFields form={form} settingKey={key} />
          </Container>
          <Container header={<Header variant="h2">Throttling settings</Header>}>
            <ThrottlingFields form={form} settingKey={key} />
          </Container>
          <Container header={<Header variant="h2">Cache settings</Header>}>
            <SpaceBetween size="l">
              <Toggle
                checked={cachingEnabled}
                description={stage.cacheClusterEnabled === true ? 'Also for methods other than GET.' : 'Acts once the stage has a cache: see its settings.'}
                onChange={({ detail }) => form.set({ cachingEnabled: detail.checked })}
              >
                Enable method cache
              </Toggle>
              {cachingEnabled && <CachingFields form={form} settingKey={key} />}
            </SpaceBetween>
          </Container>
        </SpaceBetween>
      )}
    </FormPage>
  )
}

function inheriting(key: string, wasOwn: boolean): PatchOperation[] {
  return wasOwn ? [{ op: 'remove', path: `/${key}` }] : []
}
