import type { Resource } from '@aws-sdk/client-api-gateway'
import Input from '@cloudscape-design/components/input'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { visible } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import type { Faulty } from '../form/fields.ts'
import { Optional } from '../form/optional.tsx'
import { type RowColumn, Rows } from '../form/rows.tsx'
import { callVerbs } from '../method/verb-order.ts'
import type { ExpectedBody, ExpectedHeader, TestDraft } from './test-draft.ts'

interface TestFieldsProperties {
  readonly restApiId: string
  readonly draft: TestDraft
  readonly onChange: (changes: Partial<TestDraft>) => void
}

/** What a test sends and what is expected of it, as fields. What is wrong the server tells by the member's name. */
export function TestFields({ restApiId, draft, onChange }: TestFieldsProperties) {
  const resources = useQuery(wholeList('GetResources', { restApiId, embed: ['methods'] })).data ?? []
  const methods = [...new Set([draft.method, ...methodsOf(resources)])].map((method) => ({ value: method, label: visible(method) }))
  return (
    <SpaceBetween size="m">
      <FormField label="Name" stretch>
        <Input value={draft.name} onChange={({ detail }) => onChange({ name: detail.value })} />
      </FormField>
      <FormField label="Method" stretch>
        <Select
          options={methods}
          selectedOption={methods.find(({ value }) => value === draft.method) ?? null}
          filteringType="auto"
          onChange={({ detail }) => onChange({ method: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      {draft.method.startsWith('ANY ') && (
        <FormField label="Verb that is used" stretch>
          <Select
            options={callVerbs.map((value) => ({ value, label: value }))}
            selectedOption={draft.verb === '' ? null : { value: draft.verb, label: draft.verb }}
            onChange={({ detail }) => onChange({ verb: detail.selectedOption.value ?? '' })}
          />
        </FormField>
      )}
      <FormField label={<Optional label="Path and query" />} description="With its variables filled in; the resource’s own path where it is empty." stretch>
        <Input value={draft.path} placeholder="/pets/1?full=yes" onChange={({ detail }) => onChange({ path: detail.value })} />
      </FormField>
      <FormField label={<Optional label="Headers" />} description="One name:value a line." stretch>
        <Textarea rows={2} value={draft.headers} onChange={({ detail }) => onChange({ headers: detail.value })} />
      </FormField>
      <FormField label={<Optional label="Request body" />} stretch>
        <Textarea rows={4} spellcheck={false} value={draft.body} onChange={({ detail }) => onChange({ body: detail.value })} />
      </FormField>
      <FormField label={<Optional label="Expected status" />} stretch>
        <Input inputMode="numeric" value={draft.status} onChange={({ detail }) => onChange({ status: detail.value })} />
      </FormField>
      <Rows
        form={noFaults}
        name="expect.headers"
        title="Expected headers"
        what="header"
        rows={draft.expectedHeaders}
        newRow={newHeader}
        columns={headerColumns}
        onChange={(expectedHeaders) => onChange({ expectedHeaders })}
      />
      <Rows
        form={noFaults}
        name="expect.body"
        title="Expected of bodies"
        what="expectation"
        rows={draft.expectedBodies}
        newRow={newExpectation}
        columns={bodyColumns}
        onChange={(expectedBodies) => onChange({ expectedBodies })}
      />
    </SpaceBetween>
  )
}

const newHeader: ExpectedHeader = { name: '', how: 'equals', value: '' }
const newExpectation: ExpectedBody = { of: 'body', how: 'jsonPath', path: '$.', value: '' }
const noFaults: Faulty = { fault: () => '', faultWithin: () => '', warning: () => '' }

function methodsOf(resources: readonly Resource[]): readonly string[] {
  return resources.flatMap(({ path = '', resourceMethods = {} }) => Object.keys(resourceMethods).map((verb) => `${verb} ${path}`)).toSorted()
}

const headerHows: Readonly<Record<ExpectedHeader['how'], string>> = { equals: 'is', matches: 'matches', absent: 'is absent' }

const headerColumns: readonly RowColumn<ExpectedHeader>[] = [
  {
    label: 'Name',
    control: ({ name }, change, label) => <Input ariaLabel={label} value={name} onChange={({ detail }) => change({ name: detail.value })} />,
  },
  {
    label: 'Comparison',
    control: ({ how }, change, label) => <Choice label={label} texts={headerHows} value={how} onChange={(next) => change({ how: next })} />,
  },
  {
    label: 'Value',
    control: ({ how, value }, change, label) => (
      <Input ariaLabel={label} value={value} disabled={how === 'absent'} onChange={({ detail }) => change({ value: detail.value })} />
    ),
  },
]

const ofs: Readonly<Record<ExpectedBody['of'], string>> = { body: 'answer', integrationRequestBody: 'template output' }
const bodyHows: Readonly<Record<ExpectedBody['how'], string>> = {
  json: 'is JSON',
  text: 'is text',
  matches: 'matches',
  jsonPath: 'value at path is',
  jsonPathMatches: 'value at path matches',
}

const bodyColumns: readonly RowColumn<ExpectedBody>[] = [
  { label: 'Body', control: ({ of }, change, label) => <Choice label={label} texts={ofs} value={of} onChange={(next) => change({ of: next })} /> },
  {
    label: 'Comparison',
    control: ({ how }, change, label) => <Choice label={label} texts={bodyHows} value={how} onChange={(next) => change({ how: next })} />,
  },
  {
    label: 'JSONPath',
    control: ({ how, path }, change, label) => (
      <Input
        ariaLabel={label}
        value={path}
        disabled={how !== 'jsonPath' && how !== 'jsonPathMatches'}
        onChange={({ detail }) => change({ path: detail.value })}
      />
    ),
  },
  {
    label: 'Value',
    control: ({ value }, change, label) => (
      <Input ariaLabel={label} value={value} spellcheck={false} onChange={({ detail }) => change({ value: detail.value })} />
    ),
  },
]

interface ChoiceProperties<Value extends string> {
  readonly label: string
  readonly texts: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (next: Value) => void
}

function Choice<Value extends string>({ label, texts, value, onChange }: ChoiceProperties<Value>) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of all values, which Object.keys does not tell
  const values = Object.keys(texts) as Value[]
  const chosen = (text: string | undefined) => values.find((each) => each === text) ?? value
  return (
    <Select
      ariaLabel={label}
      options={values.map((each) => ({ value: each, label: texts[each] }))}
      selectedOption={{ value, label: texts[value] }}
      onChange={({ detail }) => onChange(chosen(detail.selectedOption.value))}
    />
  )
}
