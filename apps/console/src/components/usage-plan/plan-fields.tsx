import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { Field } from '../form/field.tsx'
import { NameAndDescription } from '../form/name-and-description.tsx'
import type { Fields } from '../form/fields.ts'
import { TagFields } from '../tags/tag-fields.tsx'
import { periods } from './periods.ts'
import type { PlanDraft } from './plan-draft.ts'

/** What a plan is made of; its stages and keys come on its own page. */
export function PlanFields({ form }: { readonly form: Fields<PlanDraft> }) {
  const { throttled, rate, burst, hasQuota, limit, period, tags } = form.value
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Usage plan details</Header>}>
        <SpaceBetween size="l">
          <NameAndDescription form={form} />
          <Toggle checked={throttled} description="How fast each key of the plan may call." onChange={({ detail }) => form.set({ throttled: detail.checked })}>
            Throttling
          </Toggle>
          {throttled && (
            <SpaceBetween size="l">
              <Field form={form} name="throttle.rateLimit" label="Rate" constraintText="Requests per second.">
                <Input value={rate} inputMode="decimal" onChange={({ detail }) => form.set({ rate: detail.value })} />
              </Field>
              <Field form={form} name="throttle.burstLimit" label="Burst" constraintText="Requests at once.">
                <Input value={burst} inputMode="numeric" onChange={({ detail }) => form.set({ burst: detail.value })} />
              </Field>
            </SpaceBetween>
          )}
          <Toggle checked={hasQuota} description="How many calls each key of the plan has." onChange={({ detail }) => form.set({ hasQuota: detail.checked })}>
            Quota
          </Toggle>
          {hasQuota && (
            <SpaceBetween size="l">
              <Field form={form} name="quota.limit" label="Requests">
                <Input value={limit} inputMode="numeric" onChange={({ detail }) => form.set({ limit: detail.value })} />
              </Field>
              <Field form={form} name="quota.period" label="Period" constraintText="In UTC; weeks begin on Sunday.">
                <Select
                  options={periods}
                  selectedOption={periods.find(({ value }) => value === period) ?? null}
                  onChange={({ detail }) => form.set({ period: detail.selectedOption.value ?? period })}
                />
              </Field>
            </SpaceBetween>
          )}
        </SpaceBetween>
      </Container>
      <Container>
        <TagFields form={form} rows={tags} onChange={(rows) => form.set({ tags: rows })} />
      </Container>
    </SpaceBetween>
  )
}
