import Input from '@cloudscape-design/components/input'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import type { Faulty } from '../../components/form/fields.ts'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import type { TemplateRow } from '../../components/templates/template-draft.ts'

interface ResponseTemplatesProperties {
  readonly rows: readonly TemplateRow[]
  readonly form: Faulty
  readonly onChange: (rows: readonly TemplateRow[]) => void
}

/** Texts by content type in which `$context` variables are replaced; no VTL, so no help for VTL. */
export function ResponseTemplates(properties: ResponseTemplatesProperties) {
  const contentType = properties.rows.length === 0 ? 'application/json' : ''
  return (
    <Rows
      {...properties}
      name="responseTemplates"
      keyOf={({ contentType: type }) => type}
      title="Response templates"
      what="response template"
      newRow={{ contentType, template: '{"message":$context.error.messageString}' }}
      columns={columns}
    />
  )
}

const columns: readonly RowColumn<TemplateRow>[] = [
  {
    label: 'Content type',
    control: ({ contentType }, change, label) => (
      <Input ariaLabel={label} value={contentType} placeholder="application/json" onChange={({ detail }) => change({ contentType: detail.value })} />
    ),
  },
  {
    label: 'Template body',
    control: ({ template }, change, label) => (
      <CodeEditor label={label} language="plaintext" lines={6} value={template} onChange={(text) => change({ template: text })} />
    ),
  },
]
