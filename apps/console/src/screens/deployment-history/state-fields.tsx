import type { Deployment, Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { draftState } from '../../client/fourbox.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import type { Chosen } from './side-choice.tsx'

interface StateFieldsProperties {
  readonly deployments: readonly Deployment[]
  readonly stages: readonly Stage[]
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

/** The two states that are compared. */
export function StateFields({ deployments, stages, chosen: { from, to }, onChange }: StateFieldsProperties) {
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
    <div className="state-fields">
      {select('A: before', from, (value) => onChange({ from: value, to }))}
      <Button ariaLabel="Swap A and B" onClick={() => onChange({ from: to, to: from })}>
        ⇄
      </Button>
      {select('B: after', to, (value) => onChange({ from, to: value }))}
    </div>
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
