import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { entryField } from '@fourbox/domain'
import { Field } from '../form/field.tsx'
import type { Faulty } from '../form/fields.ts'
import { useSearchParams } from 'react-router'
import { useAskedPlace } from '../editor/asked-place.ts'
import { CodeEditor } from '../editor/code-editor.tsx'
import type { Completion } from '../editor/language.ts'
import { GenerateTemplate } from './generate-template.tsx'
import { inspectTemplate } from './inspect-template.ts'
import type { TemplateRow } from './template-draft.ts'

interface TemplateFieldsProperties {
  readonly restApiId: string
  readonly form: Faulty
  readonly name: 'requestTemplates' | 'responseTemplates'
  readonly rows: readonly TemplateRow[]
  readonly completions: readonly Completion[]
  readonly onChange: (rows: readonly TemplateRow[]) => void
}

/**
 * Mapping templates, one for a content type each, written with completion and marks at their faults. The address may ask for a
 * place in one: `?template=application/json&line=7&column=3`.
 */
export function TemplateFields({ restApiId, form, name, rows, completions, onChange }: TemplateFieldsProperties) {
  const [address] = useSearchParams()
  const place = useAskedPlace()
  const change = (at: number, changes: Partial<TemplateRow>) => onChange(rows.map((row, index) => (index === at ? { ...row, ...changes } : row)))
  return (
    <Field form={form} name={name} label="Mapping templates" stretch>
      <SpaceBetween size="m">
        {rows.map(({ contentType, template }, index) => (
          // Rows have no name of their own that stays while it is typed.
          // oxlint-disable-next-line react/no-array-index-key
          <Container key={index} header={<RowHeader index={index} onRemove={() => onChange(rows.filter((_row, at) => at !== index))} />}>
            <SpaceBetween size="m">
              <Field form={form} name={entryField(name, contentType.trim())} label="Content type">
                <Input
                  value={contentType}
                  placeholder="application/json"
                  invalid={form.fault(name) !== '' && contentType === ''}
                  onChange={({ detail }) => change(index, { contentType: detail.value })}
                />
              </Field>
              <GenerateTemplate restApiId={restApiId} onGenerate={(generated) => change(index, { template: generated })} />
              <FormField label="Template body" stretch>
                <CodeEditor
                  label={`Template body ${index + 1}`}
                  language="vtl"
                  lines={16}
                  value={template}
                  inspect={inspectTemplate}
                  completions={completions}
                  goTo={address.get('template') === contentType ? place : undefined}
                  onChange={(text) => change(index, { template: text })}
                />
              </FormField>
            </SpaceBetween>
          </Container>
        ))}
        <Button formAction="none" onClick={() => onChange([...rows, { contentType: rows.length === 0 ? 'application/json' : '', template: '' }])}>
          Add mapping template
        </Button>
      </SpaceBetween>
    </Field>
  )
}

function RowHeader({ index, onRemove }: { readonly index: number; readonly onRemove: () => void }) {
  return (
    <Header
      variant="h3"
      headingTagOverride="h2"
      actions={
        <Button formAction="none" ariaLabel={`Remove mapping template ${index + 1}`} onClick={onRemove}>
          Remove
        </Button>
      }
    >
      Mapping template {index + 1}
    </Header>
  )
}
