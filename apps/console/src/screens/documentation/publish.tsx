import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { fault, found } from '../../components/form/faults.ts'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { Field } from '../../components/form/field.tsx'

interface PublishDraft {
  readonly stageName: string
  readonly version: string
  readonly description: string
}

/** Keeps the parts as they are under a version, and gives it to a stage. */
export function Publish({ restApiId, onDismiss }: { readonly restApiId: string; readonly onDismiss: () => void }) {
  const stages = useQuery(query('GetStages', { restApiId }))
  const options = (stages.data?.item ?? []).map(({ stageName = '', documentationVersion }) => ({
    value: stageName,
    label: stageName,
    description: documentationVersion === undefined ? 'has no documentation' : `has version ${documentationVersion}`,
  }))
  const form = useForm<PublishDraft>({
    draft: `publish-documentation ${restApiId}`,
    restApiId,
    onSaved: onDismiss,
    initial: { stageName: '', version: '', description: '' },
    check: ({ stageName, version }) =>
      found([
        ...fault('stageName', stageName === '' ? 'Choose a stage.' : undefined),
        ...fault('documentationVersion', version.trim() === '' ? 'Enter a version.' : undefined),
      ]),
    save: async ({ stageName, version, description }) => {
      await call('CreateDocumentationVersion', { restApiId, stageName, documentationVersion: version.trim(), ...(description === '' ? {} : { description }) })
      return { message: `Published the documentation as version ${version} to the stage ${stageName}.` }
    },
  })
  return (
    <FormDialog form={form} title="Publish documentation" submitText="Publish" onDismiss={onDismiss}>
      <Field form={form} name="stageName" label="Stage">
        <Select
          placeholder="Choose a stage"
          empty="No stages: deploy the API first"
          options={options}
          selectedOption={options.find(({ value }) => value === form.value.stageName) ?? null}
          onChange={({ detail }) => form.set({ stageName: detail.selectedOption.value ?? '' })}
        />
      </Field>
      <Field form={form} name="documentationVersion" label="Version">
        <Input value={form.value.version} placeholder="1.0.0" onChange={({ detail }) => form.set({ version: detail.value })} />
      </Field>
      <Field form={form} name="description" label="Description" optional>
        <Input value={form.value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </Field>
    </FormDialog>
  )
}
