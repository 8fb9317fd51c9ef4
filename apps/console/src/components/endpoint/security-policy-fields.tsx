import type { SecurityPolicy } from '@aws-sdk/client-api-gateway'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { SettingWithoutEffectName } from '@fourbox/domain'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { keptOnly } from '../form/kept-only.ts'
import { isEnhancedPolicy } from './security-policies.ts'

/** The TLS policy of an API or a domain name, as it is edited. */
export interface SecurityPolicyDraft {
  readonly securityPolicy: SecurityPolicy
  /** Counts with the policies that are called `SecurityPolicy_…` only. */
  readonly endpointAccessMode: 'BASIC' | 'STRICT'
}

interface SecurityPolicyFieldsProperties {
  readonly form: Fields<SecurityPolicyDraft>
  readonly policies: readonly SecurityPolicy[]
  /** By which the table of what has no effect knows them. */
  readonly settings: { readonly securityPolicy: SettingWithoutEffectName; readonly endpointAccessMode: SettingWithoutEffectName }
}

/** The TLS policy of an endpoint, and with the newer ones its access mode. */
export function SecurityPolicyFields({ form, policies, settings }: SecurityPolicyFieldsProperties) {
  const { securityPolicy, endpointAccessMode } = form.value
  return (
    <SpaceBetween size="l">
      <Field form={form} name="securityPolicy" label="Security policy" description={keptOnly(settings.securityPolicy)}>
        <Select
          options={policies.map((value) => ({ value }))}
          selectedOption={{ value: securityPolicy }}
          onChange={({ detail }) => form.set({ securityPolicy: policies.find((policy) => policy === detail.selectedOption.value) ?? 'TLS_1_2' })}
        />
      </Field>
      {isEnhancedPolicy(securityPolicy) && (
        <Field form={form} name="endpointAccessMode" label="Endpoint access mode" description={keptOnly(settings.endpointAccessMode)}>
          <RadioGroup
            value={endpointAccessMode}
            items={[
              { value: 'BASIC', label: 'Basic' },
              { value: 'STRICT', label: 'Strict' },
            ]}
            onChange={({ detail }) => form.set({ endpointAccessMode: detail.value === 'STRICT' ? 'STRICT' : 'BASIC' })}
          />
        </Field>
      )}
    </SpaceBetween>
  )
}
