import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { cacheClusterSizes } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { dateTime } from '../reading/date-time.ts'
import { Field } from '../form/field.tsx'
import { keptOnly } from '../form/kept-only.ts'
import type { Fields } from '../form/fields.ts'
import { allMethods } from './method-key.ts'
import { CachingFields, ThrottlingFields } from './setting-fields.tsx'
import type { StageDraft } from './stage-draft.ts'

const sizes = cacheClusterSizes.map((value) => ({ value, label: `${value} GB` }))

/** AWS's additional settings of a stage: cache, throttling, certificate. */
export function StageFields({ form }: { readonly form: Fields<StageDraft> }) {
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Cache settings</Header>}>
        <CacheFields form={form} />
      </Container>
      <Container header={<Header variant="h2">Throttling settings</Header>}>
        <ThrottlingFields form={form} settingKey={allMethods} />
      </Container>
      <Container header={<Header variant="h2">Firewall and certificate settings</Header>}>
        <CertificateField form={form} />
      </Container>
    </SpaceBetween>
  )
}

function CacheFields({ form }: { readonly form: Fields<StageDraft> }) {
  const { cacheClusterEnabled, cacheClusterSize, cachingEnabled } = form.value
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={cacheClusterEnabled}
        description="Makes room for answers. By itself it caches nothing: switch on the caching of methods, too."
        onChange={({ detail }) => form.set({ cacheClusterEnabled: detail.checked })}
      >
        Provision API cache
      </Toggle>
      {cacheClusterEnabled && (
        <Field form={form} name="cacheClusterSize" label="Cache capacity" description={keptOnly('Stage.cacheClusterSize')}>
          <Select
            options={sizes}
            selectedOption={sizes.find(({ value }) => value === cacheClusterSize) ?? null}
            onChange={({ detail }) => form.set({ cacheClusterSize: detail.selectedOption.value ?? cacheClusterSize })}
          />
        </Field>
      )}
      <Toggle
        checked={cachingEnabled}
        description="Caches the answers of all GET methods that have no settings of their own."
        onChange={({ detail }) => form.set({ cachingEnabled: detail.checked })}
      >
        Default method-level caching
      </Toggle>
      {(cacheClusterEnabled || cachingEnabled) && <CachingFields form={form} settingKey={allMethods} />}
    </SpaceBetween>
  )
}

function CertificateField({ form }: { readonly form: Fields<StageDraft> }) {
  const certificates = useQuery(wholeList('GetClientCertificates', {}))
  const options = [
    { value: '', label: 'None' },
    ...(certificates.data ?? []).map(({ clientCertificateId = '', description, expirationDate }) => ({
      value: clientCertificateId,
      label: clientCertificateId,
      description: [description, `expires ${dateTime(expirationDate)}`].filter(Boolean).join(', '),
    })),
  ]
  const { clientCertificateId } = form.value
  return (
    <Field
      form={form}
      name="clientCertificateId"
      label="Client certificate"
      description="Shown to HTTPS back ends, by which they know that a call comes from this API."
    >
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === clientCertificateId) ?? { value: clientCertificateId, label: clientCertificateId }}
        onChange={({ detail }) => form.set({ clientCertificateId: detail.selectedOption.value ?? '' })}
      />
    </Field>
  )
}
