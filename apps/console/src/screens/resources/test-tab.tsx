import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wholeList } from '../../client/query.ts'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import { inspectJson } from '../../components/editor/language.ts'
import { Optional } from '../../components/form/optional.tsx'
import { pathVariables } from '../../components/method/parameters.ts'
import { callVerbs } from '../../components/method/verb-order.ts'
import type { MethodProperties } from './method-execution.tsx'
import { DeclaredNames } from './declared-names.tsx'
import { SampleOfModel } from './sample-of-model.tsx'
import {
  headersLeft,
  lineWithoutColon,
  modelOfBody,
  queryStringsLeft,
  stageVariablesOf,
  takesBody,
  toTestCall,
  useTestInput,
  withHeader,
  withQueryString,
} from '../../components/test-call/test-input.ts'
import { TestResult } from './test-result.tsx'
import type { TestRun } from './test-run.ts'

/** Calls the draft's method and shows what came of it. */
export function TestTab({ restApiId, resource, httpMethod, method, test }: MethodProperties & { readonly test: TestRun }) {
  const { path = '' } = resource
  const [input, setInput] = useTestInput({ restApiId, resourceId: resource.id ?? '', httpMethod })
  const [sent, setSent] = useState(false)
  const variables = pathVariables(path)
  const verb = httpMethod === 'ANY' ? input.verb : httpMethod
  const model = modelOfBody(method)
  const badLine = lineWithoutColon(input.headers)
  const missing = variables.filter((name) => (input.path[name] ?? '') === '')

  function run() {
    setSent(true)
    if (missing.length === 0 && badLine === undefined) test.run.mutate({ verb, ...toTestCall(input, path, verb) })
  }

  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Test method</Header>}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            run()
          }}
        >
          <SpaceBetween size="l">
            <Alert type="info">A test really calls the back end. It skips authorizers, API keys and throttling.</Alert>
            {httpMethod === 'ANY' && (
              <FormField label="Method type">
                <Select
                  options={callVerbs.map((value) => ({ value, label: value }))}
                  selectedOption={{ value: input.verb, label: input.verb }}
                  onChange={({ detail }) => setInput({ verb: detail.selectedOption.value ?? 'GET' })}
                />
              </FormField>
            )}
            {variables.map((name) => (
              <FormField key={name} label={`Path: ${name}`} errorText={sent && missing.includes(name) ? 'Enter a value.' : ''}>
                <Input value={input.path[name] ?? ''} onChange={({ detail }) => setInput({ path: { ...input.path, [name]: detail.value } })} />
              </FormField>
            ))}
            <FormField label="Query strings">
              <SpaceBetween size="xs">
                <Input value={input.queryString} placeholder="param1=value1&param2=value2" onChange={({ detail }) => setInput({ queryString: detail.value })} />
                <DeclaredNames
                  what="query string"
                  names={queryStringsLeft(method, input.queryString)}
                  onAdd={(name) => setInput({ queryString: withQueryString(input.queryString, name) })}
                />
              </SpaceBetween>
            </FormField>
            <FormField
              label="Headers"
              description="One name:value a line."
              errorText={sent && badLine !== undefined ? `Line ${badLine} has no colon between a name and a value.` : ''}
            >
              <SpaceBetween size="xs">
                <Textarea
                  value={input.headers}
                  rows={3}
                  placeholder={'Accept:application/json\nX-Trace:on'}
                  onChange={({ detail }) => setInput({ headers: detail.value })}
                />
                <DeclaredNames
                  what="header"
                  names={headersLeft(method, input.headers)}
                  onAdd={(name) => setInput({ headers: withHeader(input.headers, name) })}
                />
              </SpaceBetween>
            </FormField>
            <ClientCertificate value={input.clientCertificateId} onChange={(clientCertificateId) => setInput({ clientCertificateId })} />
            {stageVariablesOf(method.methodIntegration).map((name) => (
              <FormField key={name} label={<Optional label={`Stage variable: ${name}`} />}>
                <Input
                  value={input.stageVariables[name] ?? ''}
                  onChange={({ detail }) => setInput({ stageVariables: { ...input.stageVariables, [name]: detail.value } })}
                />
              </FormField>
            ))}
            {takesBody(verb) && (
              <FormField
                label="Request body"
                stretch
                secondaryControl={model !== undefined && <SampleOfModel restApiId={restApiId} modelName={model} onSample={(body) => setInput({ body })} />}
              >
                <CodeEditor label="Request body" language="json" lines={8} value={input.body} inspect={inspectJson} onChange={(body) => setInput({ body })} />
              </FormField>
            )}
            <Button variant="primary" loading={test.run.isPending}>
              Test
            </Button>
          </SpaceBetween>
        </form>
      </Container>
      {test.run.isError && <Alert type="error">{test.run.error.message}</Alert>}
      {test.run.data && <TestResult title={`${path} - ${verb} method test results`} {...test.run.data} trace={test.trace} />}
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
    <FormField label="Client certificate">
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
