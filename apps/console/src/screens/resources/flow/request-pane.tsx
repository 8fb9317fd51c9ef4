import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { Method } from '@aws-sdk/client-api-gateway'
import { visible } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../../client/query.ts'
import { useAskedPlace } from '../../../components/editor/asked-place.ts'
import { CodeEditor } from '../../../components/editor/code-editor.tsx'
import { inspectJson } from '../../../components/editor/language.ts'
import { Optional } from '../../../components/form/optional.tsx'
import { headersLeft, queryStringsLeft, stageVariablesOf, type TestInput, withHeader, withQueryString } from '../../../components/test-call/test-input.ts'
import { DeclaredNames } from './declared-names.tsx'
import { useSample } from './use-sample.ts'

interface RequestPaneProperties {
  readonly restApiId: string
  readonly method: Method
  readonly input: TestInput
  readonly takesBody: boolean
  /** The line of the headers that is none. */
  readonly badLine: number | undefined
  /** The body of the call that is shown, as far as it was recorded whole. */
  readonly shownBody: string | undefined
  readonly onInput: (changes: Partial<TestInput>) => void
}

/** What a test sends beside its line: what the method declares and is not typed yet, headers, body, stage variables, certificate. */
export function RequestPane({ restApiId, method, input, takesBody, badLine, shownBody, onInput }: RequestPaneProperties) {
  const place = useAskedPlace()
  const isOther = place !== undefined && shownBody !== undefined && shownBody !== input.body
  const sample = useSample(restApiId, method)
  return (
    <SpaceBetween size="s">
      <DeclaredNames
        what="query string"
        names={queryStringsLeft(method, input.queryString)}
        onAdd={(name) => onInput({ queryString: withQueryString(input.queryString, name) })}
      />
      {takesBody && (
        <FormField
          label="Request body"
          stretch
          secondaryControl={
            sample && (
              <Button formAction="none" onClick={() => onInput({ body: sample.text })}>
                Use a sample of {visible(sample.modelName)}
              </Button>
            )
          }
        >
          {isOther && (
            <p className="flow-note">
              The call that is shown had another body.{' '}
              <Button variant="inline-link" formAction="none" onClick={() => onInput({ body: shownBody })}>
                Put it here
              </Button>
            </p>
          )}
          <CodeEditor
            label="Request body"
            language="json"
            lines={7}
            value={input.body}
            inspect={inspectJson}
            goTo={isOther ? undefined : place}
            onChange={(body) => onInput({ body })}
          />
        </FormField>
      )}
      <FormField
        label="Headers"
        stretch
        description="One name:value a line."
        errorText={badLine === undefined ? '' : `Line ${badLine} has no colon between a name and a value.`}
      >
        <SpaceBetween size="xs">
          <Textarea
            value={input.headers}
            rows={2}
            placeholder={'Accept:application/json\nX-Trace:on'}
            onChange={({ detail }) => onInput({ headers: detail.value })}
          />
          <DeclaredNames what="header" names={headersLeft(method, input.headers)} onAdd={(name) => onInput({ headers: withHeader(input.headers, name) })} />
        </SpaceBetween>
      </FormField>
      {stageVariablesOf(method.methodIntegration).map((name) => (
        <FormField key={name} label={<Optional label={`Stage variable: ${name}`} />} stretch>
          <Input
            value={input.stageVariables[name] ?? ''}
            onChange={({ detail }) => onInput({ stageVariables: { ...input.stageVariables, [name]: detail.value } })}
          />
        </FormField>
      ))}
      <ClientCertificate value={input.clientCertificateId} onChange={(clientCertificateId) => onInput({ clientCertificateId })} />
    </SpaceBetween>
  )
}

function ClientCertificate({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const certificates = useQuery(wholeList('GetClientCertificates', {}))
  const options = [
    { value: '', label: 'None' },
    ...(certificates.data ?? []).map(({ clientCertificateId: id = '', description }) => ({ value: id, label: description ?? id })),
  ]
  return (
    <FormField label="Client certificate" stretch>
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
