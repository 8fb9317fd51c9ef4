import Box from '@cloudscape-design/components/box'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/aws.ts'
import { wholeList } from '../../client/query.ts'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { download, filenameOf } from '../../components/reading/download.ts'

interface GenerateSdkProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly onDismiss: () => void
}

interface SdkDraft {
  readonly sdkType: string
  readonly parameters: Readonly<Record<string, string>>
}

/** A client of the stage in a language. The platforms and what each asks for are the server's to tell. */
export function GenerateSdk({ restApiId, stageName, onDismiss }: GenerateSdkProperties) {
  const types = useQuery(wholeList('GetSdkTypes', {}))
  const platforms = (types.data ?? []).map(({ id = '', friendlyName = '' }) => ({ value: id, label: friendlyName }))
  const propertiesOf = (id: string) => types.data?.find((type) => type.id === id)?.configurationProperties ?? []
  const form = useForm<SdkDraft>({
    draft: `sdk ${restApiId} ${stageName}`,
    restApiId,
    onSaved: onDismiss,
    initial: { sdkType: 'javascript', parameters: {} },
    check: ({ sdkType, parameters }) =>
      found(
        propertiesOf(sdkType).flatMap(({ name = '', friendlyName = '', required }) =>
          fault(`parameters.${name}`, required === true && (parameters[name] ?? '') === '' ? `Enter the ${friendlyName}.` : undefined),
        ),
      ),
    save: async ({ sdkType, parameters }) => {
      const { body, contentDisposition } = await call('GetSdk', { restApiId, stageName, sdkType, parameters })
      const filename = filenameOf(contentDisposition, `${sdkType}.zip`)
      download(new Uint8Array(body ?? []), filename)
      return { message: `Generated the SDK ${filename}.` }
    },
  })
  const { sdkType, parameters } = form.value
  return (
    <FormDialog form={form} title="Generate SDK" submitText="Generate SDK" needs="viewer" onDismiss={onDismiss}>
      <Field form={form} name="sdkType" label="Platform">
        <Select
          options={platforms}
          statusType={types.isPending ? 'loading' : 'finished'}
          selectedOption={platforms.find(({ value }) => value === sdkType) ?? null}
          onChange={({ detail }) => form.set({ sdkType: detail.selectedOption.value ?? 'javascript', parameters: {} })}
        />
      </Field>
      {sdkType !== 'javascript' && (
        <Box color="text-body-secondary">
          Fourbox generates JavaScript itself. For other platforms export the stage and give the definition to a generator of clients.
        </Box>
      )}
      {propertiesOf(sdkType).map(({ name = '', friendlyName = '', description, required, defaultValue = '' }) => (
        <Field key={name} form={form} name={`parameters.${name}`} label={friendlyName} description={description} optional={required !== true}>
          <Input
            value={parameters[name] ?? ''}
            placeholder={defaultValue}
            onChange={({ detail }) => form.set({ parameters: { ...parameters, [name]: detail.value } })}
          />
        </Field>
      ))}
    </FormDialog>
  )
}
