import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { draftState } from '../../client/fourbox.ts'
import { dateTime } from '../../components/reading/date-time.ts'

interface States {
  readonly from: string
  readonly to: string
}

interface StateFieldsProperties extends States {
  readonly deployments: readonly Deployment[]
  readonly stages: readonly Stage[]
  readonly onChange: (states: States) => void
}

/** The two states that are compared. */
export function StateFields({ deployments, stages, from, to, onChange }: StateFieldsProperties) {
  const options = [
    { value: draftState, label: 'Draft', description: 'The API as it is now' },
    ...deployments.toReversed().map((deployment) => optionOf(deployment, stages)),
  ]
  const select = (label: string, value: string, choose: (value: string) => void) => (
    <FormField label={label} stretch>
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
        onChange={({ detail }) => choose(detail.selectedOption.value ?? draftState)}
      />
    </FormField>
  )
  return (
    <ColumnLayout columns={2}>
      {select('Before', from, (value) => onChange({ from: value, to }))}
      {select('After', to, (value) => onChange({ from, to: value }))}
    </ColumnLayout>
  )
}

/** A deployment by its time, its description and the stages that serve it. */
function optionOf({ id = '', createdDate, description }: Deployment, stages: readonly Stage[]) {
  const serving = stages.filter(({ deploymentId }) => deploymentId === id).map(({ stageName }) => stageName)
  return {
    value: id,
    label: `${dateTime(createdDate)} · ${id}`,
    ...(description === undefined ? {} : { description }),
    ...(serving.length > 0 ? { labelTag: `on ${serving.join(', ')}` } : {}),
  }
}
