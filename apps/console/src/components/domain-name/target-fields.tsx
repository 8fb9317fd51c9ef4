import Select, { type SelectProps } from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { useApiOptions } from '../api/api-options.ts'

interface ApiSelectProperties {
  readonly label: string
  readonly apiId: string
  readonly invalid?: boolean
  readonly onChange: (apiId: string) => void
}

/** One of the account's APIs. */
export function ApiSelect({ label, apiId, invalid = false, onChange }: ApiSelectProperties) {
  const { options, loading } = useApiOptions()
  return <Choice label={label} value={apiId} options={options} placeholder="Choose an API" loading={loading} invalid={invalid} onChange={onChange} />
}

interface StageSelectProperties {
  readonly label: string
  readonly apiId: string
  readonly stage: string
  readonly invalid?: boolean
  readonly onChange: (stage: string) => void
}

/** A stage of an API. */
export function StageSelect({ label, apiId, stage, invalid = false, onChange }: StageSelectProperties) {
  const stages = useQuery({ ...query('GetStages', { restApiId: apiId }), enabled: apiId !== '' })
  const options = (stages.data?.item ?? []).map(({ stageName = '' }) => ({ value: stageName }))
  return (
    <Choice
      label={label}
      value={stage}
      options={options}
      placeholder={apiId === '' ? 'Choose an API first' : 'Choose a stage'}
      loading={apiId !== '' && stages.isPending}
      invalid={invalid}
      onChange={onChange}
    />
  )
}

interface ChoiceProperties {
  readonly label: string
  readonly value: string
  readonly options: readonly SelectProps.Option[]
  readonly placeholder: string
  readonly loading: boolean
  readonly invalid: boolean
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, placeholder, loading, invalid, onChange }: ChoiceProperties) {
  return (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={value === '' ? null : (options.find((option) => option.value === value) ?? { value })}
      placeholder={placeholder}
      empty="None"
      statusType={loading ? 'loading' : 'finished'}
      loadingText="Loading"
      invalid={invalid}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  )
}
