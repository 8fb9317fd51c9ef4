import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AuthorizerDraft } from '../../components/authorizer/authorizer-draft.ts'
import type { Fields } from '../../components/form/fields.ts'
import { Field } from '../../components/form/field.tsx'
import { RegionSelect } from '../../components/integration/region-select.tsx'

/** Which function is asked, as whom, and what it gets. */
export function LambdaAuthorizerFields({ form }: { readonly form: Fields<AuthorizerDraft> }) {
  const { region, functionName, credentials, payload } = form.value
  return (
    <SpaceBetween size="l">
      <Field form={form} name="authorizerUri" label="Lambda function" description="A name or an ARN." stretch>
        <Grid gridDefinition={[{ colspan: { default: 12, s: 4 } }, { colspan: { default: 12, s: 8 } }]}>
          <RegionSelect label="Lambda region" value={region} onChange={(next) => form.set({ region: next })} />
          <Input
            ariaLabel="Lambda function"
            value={functionName}
            placeholder="my-authorizer or arn:aws:lambda:us-east-1:000000000000:function:my-authorizer"
            invalid={form.fault('functionName') !== ''}
            onChange={({ detail }) => form.set({ functionName: detail.value })}
          />
        </Grid>
      </Field>
      <Field form={form} name="authorizerCredentials" label="Lambda invoke role" optional description="The ARN of the role that calls the function.">
        <Input value={credentials} placeholder="arn:aws:iam::000000000000:role/name" onChange={({ detail }) => form.set({ credentials: detail.value })} />
      </Field>
      {credentials === '' && <Alert type="info">Without a role AWS asks to “Grant &amp; create” a permission on the function. Fourbox needs none.</Alert>}
      <FormField label="Lambda event payload">
        <RadioGroup
          value={payload}
          onChange={({ detail }) => form.set({ payload: detail.value === 'REQUEST' ? 'REQUEST' : 'TOKEN' })}
          items={[
            { value: 'TOKEN', label: 'Token', description: 'The function gets one header’s value.' },
            { value: 'REQUEST', label: 'Request', description: 'The function gets the request without its body.' },
          ]}
        />
      </FormField>
    </SpaceBetween>
  )
}
