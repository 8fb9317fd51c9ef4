import type { Authorizer, TestInvokeAuthorizerResponse } from '@aws-sdk/client-api-gateway'
import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { mutation } from '../../client/mutation.ts'
import { type IdentitySource, readIdentitySources } from '../../components/authorizer/authorizer-draft.ts'
import { CodeText } from '../../components/reading/code-text.tsx'
import { PlainText } from '../../components/reading/plain-text.tsx'
import { prettyJson } from '../../components/reading/pretty-json.ts'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { toTestInput } from './test-input.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

interface TestAuthorizerProperties {
  readonly restApiId: string
  readonly authorizer: Authorizer
}

/** Asks the authorizer about an identity, as a call would, and shows its verdict. */
export function TestAuthorizer({ restApiId, authorizer }: TestAuthorizerProperties) {
  const { id, type, identitySource } = authorizer
  const sources = readIdentitySources(identitySource)
  const [values, setValues] = useState<readonly string[]>([])
  const trial = useMutation({ ...mutation('TestInvokeAuthorizer'), meta: { shown: true } })
  return (
    <Container header={<Header variant="h2">Test authorizer</Header>}>
      <SpaceBetween size="l">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            trial.mutate({ restApiId, authorizerId: id, ...toTestInput(sources, values) })
          }}
        >
          <SpaceBetween size="m">
            {sources.map((source, index) => (
              <FormField key={`${source.type} ${source.key}`} label={labelOf(source, type !== 'REQUEST')}>
                <Input
                  value={values[index] ?? ''}
                  autoComplete={false}
                  onChange={({ detail }) => setValues(sources.map((_source, at) => (at === index ? detail.value : (values[at] ?? ''))))}
                />
              </FormField>
            ))}
            <WriteButton variant="primary" loading={trial.isPending}>
              Test authorizer
            </WriteButton>
          </SpaceBetween>
        </form>
        {trial.isError && <Alert type="error">{trial.error.message}</Alert>}
        {trial.data && <Verdict result={trial.data} />}
      </SpaceBetween>
    </Container>
  )
}

function labelOf({ type, key }: IdentitySource, isToken: boolean): string {
  if (isToken) return `Token: ${key}`
  return { header: 'Header', querystring: 'Query string', stageVariable: 'Stage variable', context: 'Context' }[type].concat(`: ${key}`)
}

/** What came of it. All of it is a stranger's: shown as text. */
function Verdict({ result }: { readonly result: TestInvokeAuthorizerResponse }) {
  const { clientStatus, latency, principalId, policy, claims, log = '' } = result
  return (
    <SpaceBetween size="m">
      <LiveRegion>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Response code', value: String(clientStatus ?? '') },
            { label: 'Latency (ms)', value: String(latency ?? '') },
            { label: 'Principal ID', value: principalId ?? '–' },
          ]}
        />
      </LiveRegion>
      {policy !== undefined && <CodeText label="Policy" language="json" text={prettyJson(policy)} />}
      {claims !== undefined && <CodeText label="Claims" language="json" text={JSON.stringify(claims, null, 2)} />}
      <PlainText label="Log" text={log} />
    </SpaceBetween>
  )
}
