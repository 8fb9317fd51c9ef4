import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'

export type ImportMode = 'merge' | 'overwrite'

interface ImportModeFieldProperties {
  readonly mode: ImportMode
  /** What either mode does here. */
  readonly meaning: Readonly<Record<ImportMode, string>>
  readonly onChange: (mode: ImportMode) => void
}

export function ImportModeField({ mode, meaning, onChange }: ImportModeFieldProperties) {
  return (
    <FormField label="Import mode">
      <RadioGroup
        value={mode}
        items={[
          { value: 'merge', label: 'Merge', description: meaning.merge },
          { value: 'overwrite', label: 'Overwrite', description: meaning.overwrite },
        ]}
        onChange={({ detail }) => onChange(detail.value === 'overwrite' ? 'overwrite' : 'merge')}
      />
    </FormField>
  )
}
