import { visible } from '@fourbox/domain'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/aws.ts'
import { wholeList } from '../../client/query.ts'
import { renamingField } from '../../client/refused-field.ts'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'

interface AddToPlanProperties {
  readonly keyId: string
  readonly name: string
  /** The plans that have the key already. */
  readonly held: readonly string[]
  readonly onDismiss: () => void
}

export function AddToPlan({ keyId, name, held, onDismiss }: AddToPlanProperties) {
  const plans = useQuery(wholeList('GetUsagePlans', {}))
  const options = (plans.data ?? []).flatMap((plan) => (held.includes(plan.id ?? '') ? [] : [{ value: plan.id ?? '', label: visible(plan.name ?? '') }]))
  const form = useForm<{ readonly usagePlanId: string }>({
    draft: `add-to-plan ${keyId}`,
    restApiId: undefined,
    onSaved: onDismiss,
    initial: { usagePlanId: '' },
    check: ({ usagePlanId }) => found(fault('usagePlanId', usagePlanId === '' ? 'Choose a usage plan.' : undefined)),
    save: async ({ usagePlanId }) => {
      await call('CreateUsagePlanKey', { usagePlanId, keyId, keyType: 'API_KEY' }).catch(renamingField(undefined, 'usagePlanId'))
      return { message: `Added ${name} to the usage plan ${options.find(({ value }) => value === usagePlanId)?.label ?? usagePlanId}.` }
    },
  })
  return (
    <FormDialog form={form} title="Add to usage plan" submitText="Add to usage plan" onDismiss={onDismiss}>
      <Field form={form} name="usagePlanId" label="Usage plan">
        <Select
          placeholder="Choose a usage plan"
          empty="No other usage plan"
          options={options}
          selectedOption={options.find(({ value }) => value === form.value.usagePlanId) ?? null}
          onChange={({ detail }) => form.set({ usagePlanId: detail.selectedOption.value ?? '' })}
        />
      </Field>
    </FormDialog>
  )
}
