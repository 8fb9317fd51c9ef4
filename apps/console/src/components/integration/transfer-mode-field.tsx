import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'

interface TransferModeFieldProperties {
  readonly streams: boolean
  readonly onChange: (streams: boolean) => void
}

/** Whether a proxy's answer is handed on whole, or as it comes. */
export function TransferModeField({ streams, onChange }: TransferModeFieldProperties) {
  return (
    <FormField label="Response transfer mode">
      <RadioGroup
        value={streams ? 'STREAM' : 'BUFFERED'}
        items={[
          { value: 'BUFFERED', label: 'Buffered', description: 'The client gets the answer when the back end has ended it.' },
          {
            value: 'STREAM',
            label: 'Stream',
            description: 'The client gets the answer as it comes, for up to 15 minutes. It is not cached, and its content is not encoded anew.',
          },
        ]}
        onChange={({ detail }) => onChange(detail.value === 'STREAM')}
      />
    </FormField>
  )
}
