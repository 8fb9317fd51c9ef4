import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AuthorizerDraft } from '../../components/authorizer/authorizer-draft.ts'
import type { Fields } from '../../components/form/fields.ts'
import { Field } from '../../components/form/field.tsx'
import { keptOnly } from '../../components/form/kept-only.ts'
import { FunctionInput, GrantChoice } from '../../components/function/function-input.tsx'
import { RegionSelect } from '../../components/integration/region-select.tsx'

/** Which function is asked, as whom, and what it gets. */
export function LambdaAuthorizerFields({ form }: { readonly form: Fields<AuthorizerDraft> }) {
  const { region, functionName, credentials, payload, grant } = form.value
  return (
    <SpaceBetween size="l">
      <Field form={form} name="authorizerUri" label="Lambda function" description="A name or an ARN." stretch>
        <Grid gridDefinition={[{ colspan: { default: 12, s: 4 } }, { colspan: { default: 12, s: 8 } }]}>
          <RegionSelect label="Lambda region" value={region} onChange={(next) => form.set({ region: next })} />
          <FunctionInput
            value={functionName}
            region={region}
            placeholder="my-authorizer or arn:aws:lambda:us-east-1:000000000000:function:my-authorizer"
            invalid={form.fault('authorizerUri') !== ''}
            onChange={(next) => form.set({ functionName: next })}
          />
        </Grid>
      </Field>
      <Field
        form={form}
        name="authorizerCredentials"
        label="Lambda invoke role"
        optional
        description={`The ARN of the role that calls the function. ${keptOnly('Authorizer.authorizerCredentials')}`}
      >
        <Input value={credentials} placeholder="arn:aws:iam::000000000000:role/name" onChange={({ detail }) => form.set({ credentials: detail.value })} />
      </Field>
      {credentials === '' && <GrantChoice functionName={functionName} region={region} checked={grant} onChange={(next) => form.set({ grant: next })} />}
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
