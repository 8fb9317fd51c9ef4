import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { entryField, visible } from '@fourbox/domain'
import { useMemo } from 'react'
import { CodeEditor } from '../../../components/editor/code-editor.tsx'
import type { Completion, Fault, Place } from '../../../components/editor/language.ts'
import { Field } from '../../../components/form/field.tsx'
import type { Faulty } from '../../../components/form/fields.ts'
import type { TemplateInput } from '../../../components/live-template/template-input.ts'
import type { LiveRendering } from '../../../components/live-template/use-live-rendering.ts'
import { GenerateTemplate } from '../../../components/templates/generate-template.tsx'
import { inspectTemplate } from '../../../components/templates/inspect-template.ts'
import type { TemplateRow } from '../../../components/templates/template-draft.ts'
import { valuesByLine } from '../flow/template-values.ts'

/** The templates of a box, and what they are rendered over. */
export interface TemplatesInPlace {
  readonly name: 'requestTemplates' | 'responseTemplates'
  readonly rows: readonly TemplateRow[]
  readonly input: TemplateInput
  readonly onChange: (rows: readonly TemplateRow[]) => void
}

interface TemplateInPlaceProperties {
  readonly form: Faulty
  readonly restApiId: string
  readonly templates: TemplatesInPlace
  readonly index: number
  readonly row: TemplateRow
  readonly completions: readonly Completion[]
  readonly live: LiveRendering | undefined
  readonly goTo: Place | undefined
}

/** One template in its editor: behind each line what it reads, marks where it fails; below it what it is for. */
export function TemplateInPlace({ form, restApiId, templates, index, row, completions, live, goTo }: TemplateInPlaceProperties) {
  const { contentType, template } = row
  const { name, rows, onChange } = templates
  const change = (changes: Partial<TemplateRow>) => onChange(rows.map((other, at) => (at === index ? { ...other, ...changes } : other)))
  const outcome = live?.outcome
  const inspect = useMemo(() => {
    const failed: readonly Fault[] =
      outcome?.outcome === 'failed' ? [{ message: outcome.message, line: outcome.line, column: outcome.column, severity: 'error' }] : []
    return (text: string) => {
      const found = inspectTemplate(text)
      // What the parser refuses is marked by it, with its end.
      return text === live?.call.source && !found.some(({ severity }) => severity === 'error') ? [...found, ...failed] : found
    }
  }, [live, outcome])
  const notes = useMemo(
    () => (live && outcome?.outcome === 'rendered' && live.call.source === template ? valuesByLine({ source: template, steps: outcome.steps }) : undefined),
    [live, outcome, template],
  )
  return (
    <SpaceBetween size="s">
      <Field form={form} name={name} stretch>
        <CodeEditor
          label={`Template for ${visible(contentType)}`}
          language="vtl"
          lines={13}
          value={template}
          inspect={inspect}
          completions={completions}
          {...(notes && { notes })}
          goTo={goTo}
          onChange={(text) => change({ template: text })}
        />
      </Field>
      <Field
        form={form}
        name={entryField(name, contentType.trim())}
        label="Content type"
        secondaryControl={
          <Button
            formAction="none"
            ariaLabel={`Remove the template for ${visible(contentType)}`}
            onClick={() => onChange(rows.filter((_row, at) => at !== index))}
          >
            Remove
          </Button>
        }
      >
        <Input value={contentType} placeholder="application/json" onChange={({ detail }) => change({ contentType: detail.value })} />
      </Field>
      <GenerateTemplate restApiId={restApiId} onGenerate={(generated) => change({ template: generated })} />
    </SpaceBetween>
  )
}
