import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { longestTimeoutInMillis, shortestTimeoutInMillis } from '@fourbox/domain'
import { settings } from '../../settings.ts'
import { Field } from '../form/field.tsx'
import type { Faulty } from '../form/fields.ts'
import type { IntegrationDraft } from './integration-draft.ts'
import { settingsOfDraft } from './integration-settings.ts'

type CallingDraft = Exclude<IntegrationDraft, { readonly tile: 'mock' }>

interface TimeoutFieldProperties {
  readonly draft: CallingDraft
  readonly form: Faulty
  readonly onChange: (timeout: Partial<Pick<CallingDraft, 'defaultTimeout' | 'timeout'>>) => void
}

export function TimeoutField({ draft, form, onChange }: TimeoutFieldProperties) {
  const longest = longestTimeoutInMillis(settingsOfDraft(draft), settings.limits)
  return (
    <SpaceBetween size="s">
      <Toggle
        checked={draft.defaultTimeout}
        description="The default timeout is 29 seconds."
        onChange={({ detail }) => onChange({ defaultTimeout: detail.checked })}
      >
        Default timeout
      </Toggle>
      {!draft.defaultTimeout && (
        <Field form={form} name="timeoutInMillis" label="Integration timeout" description={`From ${shortestTimeoutInMillis} to ${longest} milliseconds.`}>
          <Input type="number" value={draft.timeout} onChange={({ detail }) => onChange({ timeout: detail.value })} />
        </Field>
      )}
    </SpaceBetween>
  )
}
