import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/aws.ts'
import { wholeList } from '../../client/query.ts'
import { renamingField } from '../../client/refused-field.ts'
import { inSequence } from '../../client/sequence.ts'
import { type ApiKeyDraft, checkApiKey, newApiKey } from '../../components/api-key/api-key-draft.ts'
import { createApiKey } from '../../components/api-key/create-api-key.ts'
import { fault, found } from '../../components/form/faults.ts'
import { KeyValueField } from '../../components/api-key/key-value-field.tsx'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'

interface AddKeyDraft extends ApiKeyDraft {
  readonly isNew: boolean
  readonly keyId: string
}

interface AddKeyProperties {
  readonly plan: UsagePlan
  /** The keys that the plan has already. */
  readonly held: readonly string[]
  readonly onDismiss: () => void
}

/** A key for the plan: one that is there, or a new one. */
export function AddKey({ plan: { id: usagePlanId = '', name: planName }, held, onDismiss }: AddKeyProperties) {
  const keys = useQuery(wholeList('GetApiKeys', {}))
  const options = (keys.data ?? []).flatMap(({ id = '', name = id }) => (held.includes(id) ? [] : [{ value: id, label: name, description: id }]))
  const form = useForm<AddKeyDraft>({
    draft: `add-key ${usagePlanId}`,
    restApiId: undefined,
    onSaved: onDismiss,
    initial: { ...newApiKey, isNew: false, keyId: '' },
    check: ({ isNew, keyId, ...draft }) => (isNew ? checkApiKey(draft) : found(fault('keyId', keyId === '' ? 'Choose an API key.' : undefined))),
    save: async ({ isNew, keyId, ...draft }) => {
      await inSequence(async (step) => {
        const added = isNew
          ? await step(
              `the API key ${draft.name}`,
              () => createApiKey(draft),
              (apiKey) => call('DeleteApiKey', { apiKey }),
            )
          : keyId
        await call('CreateUsagePlanKey', { usagePlanId, keyId: added, keyType: 'API_KEY' }).catch(renamingField(undefined, isNew ? 'name' : 'keyId'))
      })
      const keyName = isNew ? draft.name : (options.find(({ value }) => value === keyId)?.label ?? keyId)
      return { message: `Added ${keyName} to the usage plan ${planName}.` }
    },
  })
  const { isNew, keyId, name } = form.value
  return (
    <FormDialog form={form} title="Add API key" submitText="Add API key" onDismiss={onDismiss}>
      <RadioGroup
        ariaLabel="API key"
        value={isNew ? 'new' : 'existing'}
        onChange={({ detail }) => form.set({ isNew: detail.value === 'new' })}
        items={[
          { value: 'existing', label: 'Add existing key' },
          { value: 'new', label: 'Create and add new key' },
        ]}
      />
      {isNew ? (
        <SpaceBetween size="m">
          <Field form={form} name="name" label="Name">
            <Input value={name} onChange={({ detail }) => form.set({ name: detail.value })} />
          </Field>
          <KeyValueField form={form} />
        </SpaceBetween>
      ) : (
        <Field form={form} name="keyId" label="API key name">
          <Select
            placeholder="Choose an API key"
            empty="No other API keys"
            filteringType="auto"
            options={options}
            selectedOption={options.find((option) => option.value === keyId) ?? null}
            onChange={({ detail }) => form.set({ keyId: detail.selectedOption.value ?? '' })}
          />
        </Field>
      )}
    </FormDialog>
  )
}
