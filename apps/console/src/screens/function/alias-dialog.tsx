import type { AliasConfiguration } from '@aws-sdk/client-lambda'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { callLambda, lambdaQuery } from '../../client/lambda.ts'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { useForm } from '../../components/form/form.ts'

interface AliasDraft {
  readonly name: string
  readonly description: string
  readonly version: string
  /** Empty: all calls go to the one version. */
  readonly other: string
  /** Per cent of the calls that go to the other. */
  readonly weight: string
}

interface AliasDialogProperties {
  readonly name: string
  /** Absent for a new one. */
  readonly alias: AliasConfiguration | undefined
  readonly onDismiss: () => void
}

export function AliasDialog({ name, alias, onDismiss }: AliasDialogProperties) {
  const versions = (useQuery(lambdaQuery('ListVersionsByFunction', { FunctionName: name })).data?.Versions ?? []).map(({ Version = '' }) => Version)
  const form = useForm<AliasDraft>({
    draft: `alias ${name} ${alias?.Name ?? ''}`,
    restApiId: undefined,
    initial: draftOf(alias),
    check: ({ name: aliasName, other, weight }) =>
      found([
        ...fault('Name', /^(?!\d+$)[a-zA-Z0-9-_]{1,128}$/.test(aliasName) ? undefined : 'Enter letters, digits, - or _; not a number alone.'),
        ...fault('Weight', other !== '' && !/^\d{1,3}(\.\d)?$/.test(weight) ? 'Enter per cent, from 0 to 100.' : undefined),
        ...fault('Weight', other !== '' && Number(weight) > 100 ? 'Enter per cent, from 0 to 100.' : undefined),
      ]),
    save: async (draft) => {
      const input = {
        FunctionName: name,
        Name: draft.name,
        FunctionVersion: draft.version,
        Description: draft.description,
        RoutingConfig: { AdditionalVersionWeights: draft.other === '' ? {} : { [draft.other]: Number(draft.weight) / 100 } },
      }
      await (alias ? callLambda('UpdateAlias', input) : callLambda('CreateAlias', draft.other === '' ? { ...input, RoutingConfig: undefined } : input))
      return { message: `Saved the alias ${draft.name}.` }
    },
    onSaved: onDismiss,
  })
  const { value } = form
  const others = [{ value: '', label: 'None' }, ...toOptions(versions.filter((version) => version !== '$LATEST' && version !== value.version))]
  return (
    <FormDialog form={form} title={alias ? `Edit alias ${alias.Name}` : 'Create alias'} submitText={alias ? 'Save' : 'Create'} onDismiss={onDismiss}>
      {!alias && (
        <Field form={form} name="Name" label="Alias name">
          <Input value={value.name} placeholder="live" onChange={({ detail }) => form.set({ name: detail.value })} />
        </Field>
      )}
      <Field form={form} name="Description" label="Description" optional>
        <Input value={value.description} onChange={({ detail }) => form.set({ description: detail.value })} />
      </Field>
      <Field form={form} name="FunctionVersion" label="Version">
        <Select
          options={toOptions(versions)}
          selectedOption={{ value: value.version, label: value.version }}
          onChange={({ detail }) => form.set({ version: detail.selectedOption.value ?? '$LATEST' })}
        />
      </Field>
      <Field form={form} name="Other" label="Additional version" optional description="It gets a share of the calls.">
        <Select
          options={others}
          selectedOption={others.find((option) => option.value === value.other) ?? null}
          onChange={({ detail }) => form.set({ other: detail.selectedOption.value ?? '' })}
        />
      </Field>
      {value.other !== '' && (
        <Field form={form} name="Weight" label="Weight of the additional version (%)">
          <Input value={value.weight} inputMode="decimal" onChange={({ detail }) => form.set({ weight: detail.value })} />
        </Field>
      )}
    </FormDialog>
  )
}

function draftOf(alias: AliasConfiguration | undefined): AliasDraft {
  const [other] = Object.entries(alias?.RoutingConfig?.AdditionalVersionWeights ?? {})
  return {
    name: alias?.Name ?? '',
    description: alias?.Description ?? '',
    version: alias?.FunctionVersion ?? '$LATEST',
    other: other?.[0] ?? '',
    weight: other ? String(Math.round(other[1] * 1000) / 10) : '10',
  }
}

function toOptions(versions: readonly string[]) {
  return versions.map((version) => ({ value: version, label: version }))
}
