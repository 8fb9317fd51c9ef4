import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { query, wholeList } from '../../client/query.ts'
import { flash } from '../../shell/flashes.ts'
import { passthroughTemplate } from './passthrough-template.ts'

const passthrough = '*passthrough*'

/** Fills the editor with a first draft: what a model looks like, or all of the request. */
export function GenerateTemplate({ restApiId, onGenerate }: { readonly restApiId: string; readonly onGenerate: (template: string) => void }) {
  const queryClient = useQueryClient()
  const models = useQuery(wholeList('GetModels', { restApiId }))
  const options = [
    { value: '', label: 'None' },
    { value: passthrough, label: 'Method request passthrough' },
    ...(models.data ?? []).map(({ name = '' }) => ({ value: name, label: name })),
  ]

  async function generate(choice: string): Promise<void> {
    if (choice === '') return
    if (choice === passthrough) return onGenerate(passthroughTemplate)
    try {
      onGenerate((await queryClient.fetchQuery(query('GetModelTemplate', { restApiId, modelName: choice }))).value ?? '')
    } catch (error) {
      flash({ type: 'error', content: error instanceof Error ? error.message : String(error) })
    }
  }

  return (
    <FormField label="Generate template" description="Puts a generated template in the place of what the editor holds.">
      <Select
        placeholder="Choose what to start from"
        options={options}
        selectedOption={null}
        onChange={({ detail }) => void generate(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
