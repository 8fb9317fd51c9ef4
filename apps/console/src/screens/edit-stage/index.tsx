import type { Stage } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { checkStage, draftOfStage, type StageDraft, stagePatches } from '../../components/stage/stage-draft.ts'
import { StageFields } from '../../components/stage/stage-fields.tsx'

export default function EditStageScreen() {
  const { restApiId = '', stageName = '' } = useParams()
  const stage = useQuery(query('GetStage', { restApiId, stageName }))
  return (
    <LoadedPage title="Edit stage" query={stage}>
      {(loaded) => <EditStage restApiId={restApiId} stage={loaded} />}
    </LoadedPage>
  )
}

function EditStage({ restApiId, stage }: { readonly restApiId: string; readonly stage: Stage }) {
  const { stageName = '' } = stage
  const [address] = useSearchParams()
  // Whoever comes from a tab of the stage goes back to it.
  const tab = address.get('tab')
  const page = `/apis/${restApiId}/stages/${stageName}${tab === null ? '' : `?${new URLSearchParams({ tab })}`}`
  const form = useForm<StageDraft>({
    draft: `stage ${restApiId} ${stageName}`,
    restApiId,
    initial: draftOfStage(stage),
    check: (draft) => checkStage(stageName, draft),
    save: async (draft) => {
      const patchOperations = stagePatches(stage, draft)
      if (patchOperations.length > 0) await call('UpdateStage', { restApiId, stageName, patchOperations })
      return { message: `Successfully updated stage: ${stageName}`, page }
    },
  })
  return (
    <FormPage form={form} title="Edit stage" name={`Edit stage ${stageName}`} submitText="Save changes" cancelTo={page}>
      <Container header={<Header variant="h2">Stage {stageName}</Header>}>
        <Field form={form} name="description" label="Stage description" optional>
          <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
        </Field>
      </Container>
      <StageFields form={form} />
    </FormPage>
  )
}
