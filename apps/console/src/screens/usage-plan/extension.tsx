import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import { call } from '../../client/aws.ts'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'

interface ExtensionProperties {
  readonly plan: UsagePlan
  readonly keyId: string
  readonly name: string
  readonly remaining: number | undefined
  readonly onDismiss: () => void
}

/** Gives a key more calls, or fewer, for the period that runs. */
export function Extension({ plan: { id: usagePlanId = '' }, keyId, name, remaining, onDismiss }: ExtensionProperties) {
  const form = useForm<{ readonly remaining: string }>({
    draft: `extension ${usagePlanId} ${keyId}`,
    restApiId: undefined,
    onSaved: onDismiss,
    initial: { remaining: String(remaining ?? '') },
    check: (draft) => found(fault('remaining', /^\d+$/.test(draft.remaining.trim()) ? undefined : 'Enter a number of requests.')),
    save: async (draft) => {
      await call('UpdateUsage', { usagePlanId, keyId, patchOperations: [{ op: 'replace', path: '/remaining', value: draft.remaining.trim() }] })
      return { message: `${name} has ${draft.remaining.trim()} of its requests left in this period.` }
    },
  })
  return (
    <FormDialog form={form} title="Grant usage extension" submitText="Update quota" onDismiss={onDismiss}>
      <Field
        form={form}
        name="remaining"
        label="Remaining requests"
        description={`What ${name} may still call in the period that runs; the next one starts with the plan’s quota.`}
      >
        <Input value={form.value.remaining} inputMode="numeric" onChange={({ detail }) => form.set({ remaining: detail.value })} />
      </Field>
    </FormDialog>
  )
}
