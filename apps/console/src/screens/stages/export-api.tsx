import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { call } from '../../client/aws.ts'
import { readFourbox } from '../../client/fourbox.ts'
import { useForm } from '../../components/form/form.ts'
import { FormDialog } from '../../components/form/form-dialog.tsx'
import { download, filenameOf } from '../../components/reading/download.ts'
import { atFourbox } from '../../settings.ts'

interface ExportApiProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly onDismiss: () => void
}

interface ExportDraft {
  readonly type: string
  readonly format: string
  readonly extensions: string
}

/** What a stage serves as a file: a definition in each of AWS's forms, and two that AWS does not have. */
export function ExportApi({ restApiId, stageName, onDismiss }: ExportApiProperties) {
  const form = useForm<ExportDraft>({
    draft: `export ${restApiId} ${stageName}`,
    restApiId,
    onSaved: onDismiss,
    initial: { type: 'oas30', format: 'json', extensions: 'apigateway' },
    save: async (draft) => {
      const filename = await save(restApiId, stageName, draft)
      return { message: `Exported ${stageName} as ${filename}.` }
    },
  })
  const { type, format, extensions } = form.value
  const isDefinition = type === 'oas30' || type === 'swagger'
  return (
    <FormDialog form={form} title="Export API" submitText="Export API" needs="viewer" onDismiss={onDismiss}>
      <FormField label="API specification type">
        <RadioGroup
          value={type}
          onChange={({ detail }) => form.set({ type: detail.value })}
          items={[{ value: 'oas30', label: 'OpenAPI 3' }, { value: 'swagger', label: 'Swagger' }, ...(atFourbox ? ownForms : [])]}
        />
      </FormField>
      {isDefinition && (
        <SpaceBetween size="m">
          <FormField label="Format">
            <RadioGroup
              value={format}
              onChange={({ detail }) => form.set({ format: detail.value })}
              items={[
                { value: 'json', label: 'JSON' },
                { value: 'yaml', label: 'YAML' },
              ]}
            />
          </FormField>
          <FormField label="Extensions">
            <RadioGroup
              value={extensions}
              onChange={({ detail }) => form.set({ extensions: detail.value })}
              items={[
                { value: '', label: 'Export without extensions', description: 'For clients and documentation: nothing about integrations.' },
                { value: 'apigateway', label: 'Export with API Gateway extensions', description: 'The whole API: can be imported again.' },
                { value: 'postman', label: 'Export with Postman extensions' },
              ]}
            />
          </FormField>
        </SpaceBetween>
      )}
    </FormDialog>
  )
}

const ownForms = [
  { value: 'postman', label: 'Postman collection', description: 'With the URLs of this stage, to be called from Postman.' },
  { value: 'http', label: 'HTTP requests', description: 'An .http file, as editors call it.' },
]

/** Hands the file to the browser; answers its name. */
async function save(restApiId: string, stageName: string, { type, format, extensions }: ExportDraft): Promise<string> {
  if (type === 'postman' || type === 'http') {
    const answer = await readFourbox(`exports/${restApiId}/${stageName}/${type}`)
    const filename = filenameOf(answer.headers.get('content-disposition') ?? undefined, `${restApiId}-${stageName}.${type}`)
    download(await answer.blob(), filename)
    return filename
  }
  const { body, contentDisposition } = await call('GetExport', {
    restApiId,
    stageName,
    exportType: type,
    accepts: `application/${format}`,
    ...(extensions === '' ? {} : { parameters: { extensions } }),
  })
  const filename = filenameOf(contentDisposition, `${restApiId}-${stageName}.${format}`)
  download(new Uint8Array(body ?? []), filename)
  return filename
}
