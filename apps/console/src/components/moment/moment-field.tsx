import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { fieldTime, timeOfField } from './time-text.ts'

interface MomentFieldProperties {
  readonly label: string
  readonly value: number | undefined
  readonly utc: boolean
  readonly onChange: (value: number | undefined) => void
}

/** A moment as ISO has it, taken when the field is left or Enter is pressed; an empty one is none. */
export function MomentField({ label, value, utc, onChange }: MomentFieldProperties) {
  const [typed, setTyped] = useState<string>()
  const wrong = typed !== undefined && typed.trim() !== '' && timeOfField(typed, utc) === undefined
  function take() {
    if (typed === undefined || wrong) return
    setTyped(undefined)
    onChange(timeOfField(typed, utc))
  }
  return (
    <FormField label={label} errorText={wrong ? 'As 2026-11-29 14:05:38' : ''}>
      <Input
        value={typed ?? (value === undefined ? '' : fieldTime(value, utc))}
        placeholder="2026-11-29 14:05:38"
        onChange={({ detail }) => setTyped(detail.value)}
        onBlur={take}
        onKeyDown={({ detail }) => {
          if (detail.key === 'Enter') take()
        }}
      />
    </FormField>
  )
}
