import Select from '@cloudscape-design/components/select'
import { regions } from './regions.ts'

interface RegionSelectProperties {
  readonly label: string
  readonly value: string
  readonly onChange: (region: string) => void
}

export function RegionSelect({ label, value, onChange }: RegionSelectProperties) {
  return (
    <Select
      ariaLabel={label}
      filteringType="auto"
      options={regions.map((region) => ({ value: region, label: region }))}
      selectedOption={{ value, label: value }}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? value)}
    />
  )
}
