import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { MomentField } from '../../components/moment/moment-field.tsx'
import { backs, type DashboardRange } from './range.ts'

const between = 'between'
const options = [...backs.map(({ seconds, label }) => ({ value: String(seconds), label })), { value: between, label: 'From … to …' }]
const hour = 3_600_000

interface RangeFieldProperties {
  readonly range: DashboardRange
  readonly onChange: (range: DashboardRange) => void
}

/** Back from now, or between two moments; an empty end is now. */
export function RangeField({ range, onChange }: RangeFieldProperties) {
  const chosen = range.type === 'back' ? String(range.seconds) : between
  return (
    <>
      <FormField label="Date range">
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          onChange={({ detail: { selectedOption } }) => onChange(rangeOf(selectedOption.value ?? '', range))}
        />
      </FormField>
      {range.type === 'between' && (
        <>
          <MomentField label="From" value={range.from} utc={false} onChange={(from) => onChange({ ...range, from })} />
          <MomentField label="To" value={range.to} utc={false} onChange={(to) => onChange({ ...range, to })} />
        </>
      )}
    </>
  )
}

function rangeOf(value: string, before: DashboardRange): DashboardRange {
  if (value !== between) return { type: 'back', seconds: Number(value) }
  const now = Date.now()
  return { type: 'between', from: now - (before.type === 'back' ? before.seconds * 1000 : hour), to: now }
}
