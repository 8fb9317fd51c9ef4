import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { type AuthorizerDraft, takesToken } from '../../components/authorizer/authorizer-draft.ts'
import type { Fields } from '../../components/form/fields.ts'
import { IdentitySourceRows } from './identity-source-rows.tsx'
import { LambdaAuthorizerFields } from './lambda-authorizer-fields.tsx'
import { Field } from '../../components/form/field.tsx'
import { UserPoolRows } from './user-pool-rows.tsx'

export function AuthorizerFields({ form }: { readonly form: Fields<AuthorizerDraft> }) {
  const { name, kind, tokenSource, tokenValidation } = form.value
  return (
    <Container>
      <SpaceBetween size="l">
        <Field form={form} name="name" label="Authorizer name">
          <Input value={name} onChange={({ detail }) => form.set({ name: detail.value })} />
        </Field>
        <FormField label="Authorizer type">
          <RadioGroup
            value={kind}
            onChange={({ detail }) => form.set({ kind: detail.value === 'cognito' ? 'cognito' : 'lambda' })}
            items={[
              { value: 'lambda', label: 'Lambda', description: 'A function answers a policy.' },
              { value: 'cognito', label: 'Cognito', description: 'A token of a user pool is checked.' },
            ]}
          />
        </FormField>
        {kind === 'lambda' ? <LambdaAuthorizerFields form={form} /> : <UserPoolRows form={form} />}
        {takesToken(form.value) ? (
          <SpaceBetween size="l">
            <Field form={form} name="identitySource" label="Token source" description="The header that carries the token.">
              <Input value={tokenSource} placeholder="Authorization" onChange={({ detail }) => form.set({ tokenSource: detail.value })} />
            </Field>
            <Field
              form={form}
              name="identityValidationExpression"
              label="Token validation"
              optional
              description={kind === 'lambda' ? 'A regular expression that the whole token must match.' : 'A regular expression for the aud claim.'}
            >
              <Input value={tokenValidation} onChange={({ detail }) => form.set({ tokenValidation: detail.value })} />
            </Field>
          </SpaceBetween>
        ) : (
          <IdentitySourceRows form={form} />
        )}
        <CachingFields form={form} />
      </SpaceBetween>
    </Container>
  )
}

function CachingFields({ form }: { readonly form: Fields<AuthorizerDraft> }) {
  return (
    <SpaceBetween size="l">
      <FormField label="Authorization caching" description="Keeps the policy for the same identity.">
        <Toggle checked={form.value.caching} onChange={({ detail }) => form.set({ caching: detail.checked })}>
          Active
        </Toggle>
      </FormField>
      {form.value.caching && (
        <Field form={form} name="authorizerResultTtlInSeconds" label="TTL (seconds)" constraintText="1 to 3600.">
          <Input value={form.value.ttl} inputMode="numeric" onChange={({ detail }) => form.set({ ttl: detail.value })} />
        </Field>
      )}
    </SpaceBetween>
  )
}
