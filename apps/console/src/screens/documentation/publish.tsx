import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { Optional } from '../../components/form/optional.tsx'
import { flash } from '../../shell/flashes.ts'

interface PublishDraft {
  readonly stageName: string
  readonly version: string
  readonly description: string
}

/** Keeps the parts as they are under a version, and gives it to a stage. */
export function Publish({ restApiId, onDismiss }: { readonly restApiId: string; readonly onDismiss: () => void }) {
  const queryClient = useQueryClient()
  const stages = useQuery(query('GetStages', { restApiId }))
  const options = (stages.data?.item ?? []).map(({ stageName = '', documentationVersion }) => ({
    value: stageName,
    label: stageName,
    description: documentationVersion === undefined ? 'has no documentation' : `has version ${documentationVersion}`,
  }))
  const form = useForm<PublishDraft>({
    draft: `publish-documentation ${restApiId}`,
    initial: { stageName: '', version: '', description: '' },
    check: ({ stageName, version }) => ({
      ...(stageName === '' ? { stageName: 'Choose a stage.' } : {}),
      ...(version.trim() === '' ? { version: 'Enter a version.' } : {}),
    }),
    fieldOf: (refusal) => (/version/i.test(refusal) ? 'version' : /stage/i.test(refusal) ? 'stageName' : undefined),
    save: async ({ stageName, version, description }) => {
      await call('CreateDocumentationVersion', { restApiId, stageName, documentationVersion: version.trim(), ...(description === '' ? {} : { description }) })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Published the documentation as version ${version} to the stage ${stageName}.` })
      onDismiss()
    },
  })
  return (
    <FormDialog form={form} title="Publish documentation" submitText="Publish" onDismiss={onDismiss}>
      <FormField label="Stage" errorText={form.fault('stageName')}>
        <Select
          placeholder="Choose a stage"
          empty="No stages: deploy the API first"
          options={options}
          selectedOption={options.find(({ value }) => value === form.value.stageName) ?? null}
          onChange={({ detail }) => form.set({ stageName: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label="Version" errorText={form.fault('version')}>
        <Input value={form.value.version} placeholder="1.0.0" onChange={({ detail }) => form.set({ version: detail.value })} />
      </FormField>
      <FormField label={<Optional label="Description" />} errorText={form.fault('description')}>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </FormField>
    </FormDialog>
  )
}
