import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import Toggle from '@cloudscape-design/components/toggle'
import { securityPolicies } from '../endpoint/security-policies.ts'
import { SecurityPolicyFields } from '../endpoint/security-policy-fields.tsx'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { keptOnly } from '../form/kept-only.ts'
import { TagFields } from '../tags/tag-fields.tsx'
import { certificateMember, type DomainDraft, mayHaveMutualTls } from './domain-draft.ts'
import { routingModes } from './domain-labels.ts'

interface DomainFieldsProperties {
  readonly form: Fields<DomainDraft>
  /** What stays as it is once the domain is there: its name, and whether it is private. */
  readonly isNew: boolean
}

export function DomainFields({ form, isNew }: DomainFieldsProperties) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Domain details</Header>}>
        <SpaceBetween size="l">
          {isNew && <NameFields form={form} />}
          <Field form={form} name="routingMode" label="Routing mode" description="What decides which stage a call is for.">
            <RadioGroup
              value={form.value.routingMode}
              items={[...routingModes]}
              onChange={({ detail }) => form.set({ routingMode: routingModes.find(({ value }) => value === detail.value)?.value ?? 'BASE_PATH_MAPPING_ONLY' })}
            />
          </Field>
        </SpaceBetween>
      </Container>
      <EndpointAndTls form={form} />
      {mayHaveMutualTls(form.value) && <MutualTls form={form} />}
      {form.value.isPrivate && !isNew && (
        <Container header={<Header variant="h2">Resource policy</Header>}>
          <Field form={form} name="policy" label="Policy" optional description={keptOnly(policySettings)} stretch>
            <Textarea value={form.value.policy} rows={12} onChange={({ detail }) => form.set({ policy: detail.value })} />
          </Field>
        </Container>
      )}
      <Container>
        <TagFields form={form} rows={form.value.tags} onChange={(tags) => form.set({ tags })} />
      </Container>
    </SpaceBetween>
  )
}

const tlsSettings = 'DomainName certificates, securityPolicy, endpointAccessMode, mutualTlsAuthentication, ownershipVerificationCertificateArn'
const policySettings = 'DomainName.policy, managementPolicy'

function NameFields({ form }: { readonly form: Fields<DomainDraft> }) {
  return (
    <SpaceBetween size="l">
      <Field form={form} name="domainName" label="Domain name" constraintText="Such as api.example.com; *.example.com takes every name of one level.">
        <Input value={form.value.domainName} placeholder="api.example.com" onChange={({ detail }) => form.set({ domainName: detail.value })} />
      </Field>
      <FormField label="Who can call it">
        <RadioGroup
          value={form.value.isPrivate ? 'private' : 'public'}
          items={[
            { value: 'public', label: 'Public', description: 'For Regional and edge-optimized APIs.' },
            { value: 'private', label: 'Private', description: 'For private APIs. It begins with a policy that lets nobody in.' },
          ]}
          onChange={({ detail }) => form.set({ isPrivate: detail.value === 'private', securityPolicy: 'TLS_1_2' })}
        />
      </FormField>
    </SpaceBetween>
  )
}

function EndpointAndTls({ form }: { readonly form: Fields<DomainDraft> }) {
  const { isPrivate, endpointType, ipAddressType, certificateArn } = form.value
  return (
    <Container header={<Header variant="h2">Endpoint configuration</Header>}>
      <SpaceBetween size="l">
        {!isPrivate && (
          <SpaceBetween size="l">
            <Field form={form} name="endpointConfiguration.types" label="API endpoint type">
              <RadioGroup
                value={endpointType}
                items={[
                  { value: 'REGIONAL', label: 'Regional', description: 'Takes API mappings of several levels.' },
                  { value: 'EDGE', label: 'Edge-optimized', description: 'Takes API mappings of one level.' },
                ]}
                onChange={({ detail }) => form.set({ endpointType: detail.value === 'EDGE' ? 'EDGE' : 'REGIONAL', securityPolicy: 'TLS_1_2' })}
              />
            </Field>
            <Field form={form} name="endpointConfiguration.ipAddressType" label="IP address type">
              <RadioGroup
                value={ipAddressType}
                items={[
                  { value: 'ipv4', label: 'IPv4' },
                  { value: 'dualstack', label: 'Dualstack' },
                ]}
                onChange={({ detail }) => form.set({ ipAddressType: detail.value === 'dualstack' ? 'dualstack' : 'ipv4' })}
              />
            </Field>
          </SpaceBetween>
        )}
        <SecurityPolicyFields
          form={form}
          policies={securityPolicies(isPrivate ? 'PRIVATE' : endpointType)}
          settings={{ securityPolicy: tlsSettings, endpointAccessMode: tlsSettings }}
        />
        <Field
          form={form}
          name={certificateMember(form.value)}
          label="ACM certificate"
          description={`The ARN of the certificate that AWS asks for. ${keptOnly(tlsSettings)}`}
        >
          <Input
            value={certificateArn}
            placeholder="arn:aws:acm:us-east-1:000000000000:certificate/…"
            onChange={({ detail }) => form.set({ certificateArn: detail.value })}
          />
        </Field>
      </SpaceBetween>
    </Container>
  )
}

function MutualTls({ form }: { readonly form: Fields<DomainDraft> }) {
  const { mutualTls, truststoreUri, truststoreVersion, ownershipVerificationCertificateArn } = form.value
  return (
    <Container header={<Header variant="h2">Mutual TLS</Header>}>
      <SpaceBetween size="l">
        <Field form={form} name="mutualTlsAuthentication" label="Mutual TLS authentication" description={keptOnly(tlsSettings)}>
          <Toggle checked={mutualTls} onChange={({ detail }) => form.set({ mutualTls: detail.checked })}>
            Active
          </Toggle>
        </Field>
        {mutualTls && (
          <SpaceBetween size="l">
            <Field form={form} name="mutualTlsAuthentication.truststoreUri" label="Truststore URI">
              <Input value={truststoreUri} placeholder="s3://bucket/truststore.pem" onChange={({ detail }) => form.set({ truststoreUri: detail.value })} />
            </Field>
            <Field form={form} name="mutualTlsAuthentication.truststoreVersion" label="Truststore version" optional>
              <Input value={truststoreVersion} onChange={({ detail }) => form.set({ truststoreVersion: detail.value })} />
            </Field>
            <Field
              form={form}
              name="ownershipVerificationCertificateArn"
              label="Ownership verification certificate"
              optional
              description="For an imported or private certificate."
            >
              <Input value={ownershipVerificationCertificateArn} onChange={({ detail }) => form.set({ ownershipVerificationCertificateArn: detail.value })} />
            </Field>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
