import type { Model } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import type { Faulty } from '../form/fields.ts'
import { type RowColumn, Rows } from '../form/rows.tsx'
import type { ModelRow } from './method-request-draft.ts'

interface ModelRowsProperties {
  readonly form: Faulty
  readonly name: 'requestModels' | 'responseModels'
  readonly title: string
  readonly models: readonly Model[]
  readonly rows: readonly ModelRow[]
  readonly onChange: (rows: readonly ModelRow[]) => void
}

/** Content types with the model of their bodies, of a request or a response. */
export function ModelRows({ models, ...properties }: ModelRowsProperties) {
  return (
    <Rows
      {...properties}
      keyOf={({ contentType }) => contentType}
      what="model"
      newRow={{ contentType: 'application/json', model: '' }}
      columns={[contentTypeColumn, modelColumn(models)]}
    />
  )
}

const contentTypeColumn: RowColumn<ModelRow> = {
  label: 'Content type',
  control: ({ contentType }, change, label) => (
    <Input ariaLabel={label} value={contentType} placeholder="application/json" onChange={({ detail }) => change({ contentType: detail.value })} />
  ),
}

function modelColumn(models: readonly Model[]): RowColumn<ModelRow> {
  const options = models.map(({ name = '' }) => ({ value: name, label: name }))
  return {
    label: 'Model',
    control: ({ model }, change, label) => (
      <Select
        ariaLabel={label}
        placeholder="Choose a model"
        empty="No models"
        options={options}
        selectedOption={model === '' ? null : { value: model, label: model }}
        onChange={({ detail }) => change({ model: detail.selectedOption.value ?? '' })}
      />
    ),
  }
}
