import type { Deployment } from '@aws-sdk/client-api-gateway'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { query, wholeList } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { dateTime } from '../../components/reading/date-time.ts'
import { checkStage, draftOfStage } from '../../components/stage/stage-draft.ts'
import { StageFields } from '../../components/stage/stage-fields.tsx'
import { createStage, type NewStageDraft } from './create-stage.ts'
import { help } from './help.tsx'

export default function CreateStageScreen() {
  const { restApiId = '' } = useParams()
  const deployments = useQuery(wholeList('GetDeployments', { restApiId }))
  return (
    <LoadedPage title="Create stage" query={deployments}>
      {(loaded) => <CreateStage restApiId={restApiId} deployments={loaded.toReversed()} />}
    </LoadedPage>
  )
}

/** A stage on a deployment that is there: the newest, or the one in the address. */
function CreateStage({ restApiId, deployments }: { readonly restApiId: string; readonly deployments: readonly Deployment[] }) {
  const [address] = useSearchParams()
  const stages = useQuery(query('GetStages', { restApiId }))
  const existing = (stages.data?.item ?? []).map(({ stageName = '' }) => stageName)
  const options = deployments.map(({ id = '', createdDate, description }, index) => ({
    value: id,
    label: `${dateTime(createdDate)}${index === 0 ? ' (newest)' : ''}`,
    description: [id, description].filter(Boolean).join(' · '),
  }))
  const form = useForm<NewStageDraft>({
    draft: `create-stage ${restApiId}`,
    restApiId,
    initial: { ...draftOfStage(undefined), stageName: '', deploymentId: address.get('deployment') ?? deployments[0]?.id ?? '' },
    check: (draft) => {
      if (draft.stageName === '') return found(fault('stageName', 'Enter a stage name.'))
      const { faults, warnings } = checkStage(draft.stageName, draft)
      const taken = existing.includes(draft.stageName) ? 'Stage already exists' : undefined
      const missing = draft.deploymentId === '' ? 'The API has no deployment yet: deploy it first.' : undefined
      return { faults: [...fault('stageName', taken), ...fault('deploymentId', missing), ...faults], warnings }
    },
    save: async (draft) => {
      await createStage(restApiId, draft)
      return { message: `Created the stage ${draft.stageName}.`, page: `/apis/${restApiId}/stages/${draft.stageName}` }
    },
  })
  const { stageName, description, deploymentId } = form.value
  return (
    <FormPage form={form} title="Create stage" help={help} submitText="Create stage" cancelTo={`/apis/${restApiId}/stages`}>
      <Container>
        <SpaceBetween size="l">
          <Field form={form} name="stageName" label="Stage name" constraintText="Letters, digits, hyphens and underscores; part of the invoke URL.">
            <Input value={stageName} onChange={({ detail }) => form.set({ stageName: detail.value })} />
          </Field>
          <Field form={form} name="description" label="Stage description" optional>
            <Input value={description} onChange={({ detail }) => form.set({ description: detail.value })} />
          </Field>
          <Field form={form} name="deploymentId" label="Deployment">
            <Select
              options={options}
              empty="No deployments: deploy the API first"
              placeholder="Choose a deployment"
              selectedOption={options.find(({ value }) => value === deploymentId) ?? null}
              onChange={({ detail }) => form.set({ deploymentId: detail.selectedOption.value ?? '' })}
            />
          </Field>
        </SpaceBetween>
      </Container>
      <ExpandableSection headerText="Additional settings">
        <StageFields form={form} />
      </ExpandableSection>
    </FormPage>
  )
}
