import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { refresh } from '../../client/refresh.ts'
import { type Faults, useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { Optional } from '../../components/form/optional.tsx'
import { flash } from '../../shell/flashes.ts'

/** Puts the draft before clients: the button and its dialog. */
export function DeployApi({ restApiId }: { readonly restApiId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Deploy API
      </Button>
      {open && <DeployDialog restApiId={restApiId} onDismiss={() => setOpen(false)} />}
    </>
  )
}

const newStage = '*new*'
const noStage = '*none*'

interface Deployment {
  readonly stage: string
  readonly stageName: string
  readonly stageDescription: string
  readonly description: string
}

function DeployDialog({ restApiId, onDismiss }: { readonly restApiId: string; readonly onDismiss: () => void }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const stages = useQuery(query('GetStages', { restApiId }))
  const form = useForm<Deployment>({
    draft: `deploy ${restApiId}`,
    initial: { stage: newStage, stageName: '', stageDescription: '', description: '' },
    check,
    fieldOf: (refusal) => (/stage name|stage .*already/i.test(refusal) ? 'stageName' : undefined),
    save: async ({ stage, stageName, stageDescription, description }) => {
      const name = stage === newStage ? stageName : stage
      await call('CreateDeployment', {
        restApiId,
        ...(stage === noStage ? {} : { stageName: name }),
        ...(stage === newStage && stageDescription !== '' ? { stageDescription } : {}),
        ...(description === '' ? {} : { description }),
      })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: stage === noStage ? 'Created a deployment. No stage serves it yet.' : `Deployed the API to the stage ${name}.` })
      onDismiss()
      await navigate(`/apis/${restApiId}/stages${stage === noStage ? '' : `/${name}`}`)
    },
  })
  const options: SelectProps.Option[] = [
    { value: newStage, label: '*New stage*' },
    { value: noStage, label: 'No stage' },
    ...(stages.data?.item ?? []).map(({ stageName = '', canarySettings }) => ({
      value: stageName,
      label: stageName,
      ...(canarySettings ? { tags: ['Canary enabled'] } : {}),
    })),
  ]

  return (
    <FormDialog form={form} title="Deploy API" submitText="Deploy" onDismiss={onDismiss}>
      <Box>Create or choose a stage where your API will be deployed. A stage that exists serves the new deployment at once.</Box>
      <FormField label="Stage" errorText={form.fault('stage')}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === form.value.stage) ?? null}
          onChange={({ detail }) => form.set({ stage: detail.selectedOption.value ?? newStage })}
        />
      </FormField>
      {form.value.stage === newStage && (
        <>
          <FormField label="Stage name" errorText={form.fault('stageName')}>
            <Input value={form.value.stageName} onChange={({ detail }) => form.set({ stageName: detail.value })} />
          </FormField>
          <FormField label={<Optional label="Stage description" />}>
            <Input value={form.value.stageDescription} onChange={({ detail }) => form.set({ stageDescription: detail.value })} />
          </FormField>
        </>
      )}
      <FormField label={<Optional label="Deployment description" />}>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </FormField>
    </FormDialog>
  )
}

function check({ stage, stageName }: Deployment): Faults {
  if (stage !== newStage) return {}
  if (stageName === '') return { stageName: 'Enter a stage name.' }
  return /^[A-Za-z0-9_-]{1,128}$/.test(stageName) ? {} : { stageName: 'A stage name has up to 128 letters, digits, hyphens and underscores.' }
}
