import { callableName } from '@fourbox/domain'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type DomainAnswer, readHeaderLines, sendDomainCall } from '../../client/domain-call.ts'
import { callVerbs } from '../../components/method/verb-order.ts'
import { PlainText } from '../../components/reading/plain-text.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'

const verbs = callVerbs.map((value) => ({ value }))

/** A real call under the domain's name: the server sends it, since a page cannot choose the host that it calls. */
export function TestCall({ domainName }: { readonly domainName: string }) {
  const [httpMethod, setHttpMethod] = useState('GET')
  const [path, setPath] = useState('/')
  const [headerLines, setHeaderLines] = useState('')
  const [body, setBody] = useState('')
  const call = useMutation({
    mutationFn: () =>
      sendDomainCall({
        domainName: callableName(domainName),
        httpMethod,
        path: path.startsWith('/') ? path : `/${path}`,
        headers: readHeaderLines(headerLines),
        body,
      }),
    meta: { shown: true },
  })
  return (
    <Container header={<Header variant="h2">Test</Header>}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          call.mutate()
        }}
      >
        <SpaceBetween size="m">
          <Grid gridDefinition={[{ colspan: { default: 12, s: 3 } }, { colspan: { default: 12, s: 9 } }]}>
            <FormField label="Method">
              <Select options={verbs} selectedOption={{ value: httpMethod }} onChange={({ detail }) => setHttpMethod(detail.selectedOption.value ?? 'GET')} />
            </FormField>
            <FormField label="Path and query" stretch>
              <Input value={path} onChange={({ detail }) => setPath(detail.value)} />
            </FormField>
          </Grid>
          <FormField label="Headers" constraintText="One a line: name:value." stretch>
            <Textarea value={headerLines} rows={2} placeholder="x-version:beta" onChange={({ detail }) => setHeaderLines(detail.value)} />
          </FormField>
          {httpMethod !== 'GET' && httpMethod !== 'HEAD' && (
            <FormField label="Body" stretch>
              <Textarea value={body} rows={4} onChange={({ detail }) => setBody(detail.value)} />
            </FormField>
          )}
          <WriteButton variant="primary" loading={call.isPending}>
            Test
          </WriteButton>
          {call.error !== null && <Alert type="error">{call.error.message}</Alert>}
          {call.data && <Answered answer={call.data} />}
        </SpaceBetween>
      </form>
    </Container>
  )
}

function Answered({ answer: { status, headers, body, latencyInMillis } }: { readonly answer: DomainAnswer }) {
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Status', value: status },
          { label: 'Latency', value: `${latencyInMillis} ms` },
        ]}
      />
      <FormField label="Response body" stretch>
        <PlainText label="Response body" text={body} />
      </FormField>
      <FormField label="Response headers" stretch>
        <PlainText label="Response headers" text={headers.map(([name, value]) => `${name}: ${value}`).join('\n')} />
      </FormField>
    </SpaceBetween>
  )
}
