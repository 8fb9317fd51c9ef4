import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { MomentField } from '../../components/moment/moment-field.tsx'
import { type BackText, backTexts, boundsOf, type Range } from '../../components/log-events/view.ts'
import './range-field.css'

interface RangeFieldProperties {
  readonly range: Range
  readonly utc: boolean
  readonly onChange: (range: Range) => void
}

const backLabels: Readonly<Record<BackText, string>> = {
  '1m': 'Last minute',
  '5m': 'Last 5 minutes',
  '30m': 'Last 30 minutes',
  '1h': 'Last hour',
  '12h': 'Last 12 hours',
  '1d': 'Last day',
  '7d': 'Last 7 days',
}
const options = [
  { value: 'all', label: 'All time' },
  ...backTexts.map((value) => ({ value, label: backLabels[value] })),
  { value: 'between', label: 'From … to …' },
]
const hour = 3_600_000

/** Back from now, or between two moments of the clock that the page shows. */
export function RangeField({ range, utc, onChange }: RangeFieldProperties) {
  const chosen = range.type === 'back' ? range.text : range.type
  return (
    <div className="range">
      <FormField label="Time range">
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          onChange={({ detail: { selectedOption } }) => onChange(rangeOf(selectedOption.value, range))}
        />
      </FormField>
      {range.type === 'between' && (
        <>
          <MomentField label="From" value={range.from} utc={utc} onChange={(from) => onChange(between(from, range.to))} />
          {/* The last millisecond of the second that the field says. */}
          <MomentField label="To" value={range.to} utc={utc} onChange={(to) => onChange(between(range.from, to === undefined ? undefined : to + 999))} />
        </>
      )}
    </div>
  )
}

function rangeOf(value: string | undefined, before: Range): Range {
  if (value === 'all') return { type: 'all' }
  const text = backTexts.find((each) => each === value)
  if (text !== undefined) return { type: 'back', text }
  const now = Date.now()
  return { type: 'between', from: before.type === 'all' ? now - hour : boundsOf(before, now).from, to: now }
}

function between(from: number | undefined, to: number | undefined): Range {
  return { type: 'between', ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}
