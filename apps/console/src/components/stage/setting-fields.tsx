import Input from '@cloudscape-design/components/input'
import Link from '@cloudscape-design/components/link'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { loggingLevels, unauthorizedCacheControlHeaderStrategies } from '@fourbox/domain'
import { href } from '../../shell/address.ts'
import { Field } from '../form/field.tsx'
import { keptOnly } from '../form/kept-only.ts'
import type { Fields } from '../form/fields.ts'
import { type MethodSettingDraft, settingField } from './method-setting-draft.ts'
import { loggingLevelTexts, strategyTexts } from './setting-texts.ts'

interface SettingFieldsProperties {
  readonly form: Fields<MethodSettingDraft>
  /** Whose settings they are: a method's, or those of all methods. */
  readonly settingKey: string
}

const levels = loggingLevels.map((value) => ({ value, label: loggingLevelTexts[value] ?? value }))
const strategies = unauthorizedCacheControlHeaderStrategies.map((value) => ({ value, label: strategyTexts[value] ?? value }))

/** Execution logs and metrics. */
export function LoggingFields({ form, settingKey }: SettingFieldsProperties) {
  const { loggingLevel, dataTraceEnabled, metricsEnabled } = form.value
  return (
    <SpaceBetween size="l">
      <Field
        form={form}
        name={settingField(settingKey, 'loggingLevel')}
        label="CloudWatch Logs"
        description={
          <>
            Execution logs go to the log group of the stage. They need a log role in the{' '}
            <Link href={href('/settings')} variant="primary" fontSize="inherit">
              settings
            </Link>
            , as at AWS.
          </>
        }
      >
        <Select
          options={levels}
          selectedOption={levels.find(({ value }) => value === loggingLevel) ?? null}
          onChange={({ detail }) => form.set({ loggingLevel: detail.selectedOption.value ?? 'OFF' })}
        />
      </Field>
      <Field form={form} name={settingField(settingKey, 'dataTraceEnabled')}>
        <Toggle
          checked={dataTraceEnabled}
          description="Writes whole requests and answers to the execution log, secrets included: for trying things out only."
          onChange={({ detail }) => form.set({ dataTraceEnabled: detail.checked })}
        >
          Data tracing
        </Toggle>
      </Field>
      <Field form={form} name={settingField(settingKey, 'metricsEnabled')}>
        <Toggle
          checked={metricsEnabled}
          description="Counts and times for each method of its own."
          onChange={({ detail }) => form.set({ metricsEnabled: detail.checked })}
        >
          Detailed metrics
        </Toggle>
      </Field>
    </SpaceBetween>
  )
}

/** How many requests a second are let through; what is more is answered by 429. */
export function ThrottlingFields({ form, settingKey }: SettingFieldsProperties) {
  const { throttled, rate, burst } = form.value
  return (
    <SpaceBetween size="l">
      <Toggle checked={throttled} description="Off: only the account’s limits hold." onChange={({ detail }) => form.set({ throttled: detail.checked })}>
        Throttling
      </Toggle>
      {throttled && (
        <SpaceBetween size="l">
          <Field form={form} name={settingField(settingKey, 'throttlingRateLimit')} label="Rate" constraintText="Requests per second, for each method.">
            <Input value={rate} inputMode="decimal" onChange={({ detail }) => form.set({ rate: detail.value })} />
          </Field>
          <Field form={form} name={settingField(settingKey, 'throttlingBurstLimit')} label="Burst" constraintText="Requests at once.">
            <Input value={burst} inputMode="numeric" onChange={({ detail }) => form.set({ burst: detail.value })} />
          </Field>
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

/** How long answers are kept, and who may ask for fresh ones. */
export function CachingFields({ form, settingKey }: SettingFieldsProperties) {
  const { ttl, encrypted, requireAuthorization, strategy } = form.value
  return (
    <SpaceBetween size="l">
      <Field
        form={form}
        name={settingField(settingKey, 'cacheTtlInSeconds')}
        label="Cache time-to-live (TTL)"
        constraintText="Seconds, 0 to 3600; 0 keeps nothing."
      >
        <Input value={ttl} inputMode="numeric" onChange={({ detail }) => form.set({ ttl: detail.value })} />
      </Field>
      <Field form={form} name={settingField(settingKey, 'cacheDataEncrypted')}>
        <Toggle
          checked={encrypted}
          description={keptOnly('Stage.methodSettings.cacheDataEncrypted')}
          onChange={({ detail }) => form.set({ encrypted: detail.checked })}
        >
          Encrypt cache data
        </Toggle>
      </Field>
      <Field form={form} name={settingField(settingKey, 'requireAuthorizationForCacheControl')} label="Per-key cache invalidation">
        <Toggle
          checked={requireAuthorization}
          description="A Cache-Control: max-age=0 header fetches a fresh answer only for callers who may invalidate the cache (execute-api:InvalidateCache)."
          onChange={({ detail }) => form.set({ requireAuthorization: detail.checked })}
        >
          Require authorization
        </Toggle>
      </Field>
      {requireAuthorization && (
        <Field form={form} name={settingField(settingKey, 'unauthorizedCacheControlHeaderStrategy')} label="Unauthorized request handling">
          <Select
            options={strategies}
            selectedOption={strategies.find(({ value }) => value === strategy) ?? null}
            onChange={({ detail }) => form.set({ strategy: detail.selectedOption.value ?? strategy })}
          />
        </Field>
      )}
    </SpaceBetween>
  )
}
