import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { KeyForm } from './key-form.ts'

/** The two fields of an access key, and how one gets in without one. */
export function KeyFields({ form }: { readonly form: KeyForm }) {
  return (
    <SpaceBetween size="l">
      {form.fault('both') !== '' && <Alert type="error">{form.fault('both')}</Alert>}
      <FormField label="Access key ID" errorText={form.fault('accessKeyId')}>
        <Input
          name="username"
          autoComplete="username"
          spellcheck={false}
          value={form.value.accessKeyId}
          onChange={({ detail }) => form.set('accessKeyId', detail.value)}
        />
      </FormField>
      <FormField label="Secret access key" description="It signs one call in this browser and is not sent." errorText={form.fault('secretAccessKey')}>
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          value={form.value.secretAccessKey}
          onChange={({ detail }) => form.set('secretAccessKey', detail.value)}
        />
      </FormField>
      <Box color="text-body-secondary" fontSize="body-s">
        Without a key, open the address that Fourbox printed when it started, or that <code>fourbox sign-in</code> prints: each opens the console once. You stay
        signed in for up to twelve hours, or until an hour has passed without use.
      </Box>
    </SpaceBetween>
  )
}
