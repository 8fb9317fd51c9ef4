import { type DocumentationLocationField, documentationLocationFields, documentationPartTypes, httpMethods } from '@fourbox/domain'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isPartType, type LocationDraft, locationFieldNames, partTypeName } from '../../components/documentation/location.ts'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import { inspectJson } from '../../components/editor/language.ts'
import { Field } from '../../components/form/field.tsx'
import type { Fields } from '../../components/form/fields.ts'

export interface PartDraft extends LocationDraft {
  readonly properties: string
}

interface PartFieldsProperties {
  readonly form: Fields<PartDraft>
  /** Whether the part is there already: then what it speaks of stands. */
  readonly created: boolean
  readonly paths: readonly string[]
}

const types = documentationPartTypes.map((value) => ({ value, label: partTypeName(value) }))
const methods = ['*', ...httpMethods].map((value) => ({ value, label: value === '*' ? 'All methods (*)' : value }))

export function PartFields({ form, created, paths }: PartFieldsProperties) {
  return (
    <Container>
      <SpaceBetween size="l">
        <Field form={form} name="location.type" label="Type">
          <Select
            disabled={created}
            options={types}
            selectedOption={types.find(({ value }) => value === form.value.type) ?? null}
            onChange={({ detail }) => isPartType(detail.selectedOption.value) && form.set({ type: detail.selectedOption.value })}
          />
        </Field>
        {documentationLocationFields[form.value.type].map((field) => (
          <Field key={field} form={form} name={`location.${field}`} label={locationFieldNames[field]}>
            <LocationInput field={field} form={form} disabled={created} paths={paths} />
          </Field>
        ))}
        <Field form={form} name="properties" label="Properties" description={'A JSON object, such as {"description": "…"}.'} stretch>
          <CodeEditor
            label="Properties"
            language="json"
            lines={12}
            value={form.value.properties}
            inspect={inspectJson}
            onChange={(properties) => form.set({ properties })}
          />
        </Field>
      </SpaceBetween>
    </Container>
  )
}

interface LocationInputProperties {
  readonly field: DocumentationLocationField
  readonly form: Fields<PartDraft>
  readonly disabled: boolean
  readonly paths: readonly string[]
}

/** Paths and methods are chosen, the rest is typed. */
function LocationInput({ field, form, disabled, paths }: LocationInputProperties) {
  const value = form.value[field]
  if (field !== 'path' && field !== 'method') return <Input value={value} disabled={disabled} onChange={({ detail }) => form.set({ [field]: detail.value })} />
  const options = field === 'method' ? methods : [...new Set([value, ...paths])].map((path) => ({ value: path, label: path }))
  return (
    <Select
      disabled={disabled}
      filteringType={options.length > 12 ? 'auto' : 'none'}
      options={options}
      selectedOption={options.find((option) => option.value === value) ?? null}
      onChange={({ detail }) => form.set({ [field]: detail.selectedOption.value ?? '' })}
    />
  )
}
