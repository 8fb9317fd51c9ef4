import type { Method, Resource } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { arn, isProxyType } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { wholeList } from '../../client/query.ts'
import { CallPicture } from '../../components/call-picture/call-picture.tsx'
import type { Codes } from '../../components/call-picture/chips.ts'
import { Copyable } from '../../components/reading/copyable.tsx'
import { settings } from '../../settings.ts'
import { basename, href } from '../../shell/address.ts'
import { functionFacts } from '../../components/function/function-facts.ts'
import { missingFunction } from '../../components/function/local-function.ts'
import { isLambdaUri, lambdaFunctionOf } from '../../components/integration/integration-type.ts'
import { problemsText } from '../../components/templates/template-problems.ts'
import { boxFacts, integrationTitle } from './box-facts.ts'
import { boxProblems } from './box-problems.ts'
import { DeleteMethod } from './delete-method.tsx'
import { IntegrationRequestTab } from './integration-request-tab.tsx'
import { IntegrationResponseTab } from './integration-response-tab.tsx'
import { MethodRequestTab } from './method-request-tab.tsx'
import { MethodResponseTab } from './method-response-tab.tsx'
import { TabLabel } from './problems.tsx'
import { TestTab } from './test-tab.tsx'
import { useTestRun } from './test-run.ts'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

export interface MethodProperties {
  readonly restApiId: string
  readonly resource: Resource
  readonly httpMethod: string
  readonly method: Method
}

/** A selected method: the picture of its boxes, and a tab for each with all its settings. */
export function MethodExecution({ tab = 'method-request', ...properties }: MethodProperties & { readonly tab: string | undefined }) {
  const { restApiId, resource, httpMethod, method } = properties
  const { id = '', path = '' } = resource
  const navigate = useNavigate()
  const names = useMethodNames(restApiId, method)
  const problems = useMemo(() => boxProblems(method), [method])
  const codes = useMemo(() => codesOf(method), [method])
  const test = useTestRun(restApiId, id, httpMethod)
  const [deleting, setDeleting] = useState(false)
  const address = `/apis/${restApiId}/resources/${id}/${httpMethod}`
  const methodArn = arn.executeApi(settings.region, settings.account, restApiId, '*', httpMethod === 'ANY' ? '*' : httpMethod, path)
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <div className="actions">
                <Button
                  href={`${href('/apis/:restApiId/documentation/edit', { restApiId })}?type=METHOD&path=${encodeURIComponent(path)}&method=${httpMethod}`}
                >
                  Update documentation
                </Button>
                <Button onClick={() => setDeleting(true)}>Delete</Button>
              </div>
            }
          >
            {path} - {httpMethod} - Method execution
          </Header>
        }
      >
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={2}
            items={[
              { label: 'ARN', value: <Copyable text={methodArn} what="ARN" /> },
              { label: 'Resource ID', value: <Copyable text={id} what="resource ID" /> },
            ]}
          />
          <CallPicture
            label="Method execution"
            client={{ tab: 'test', text: 'Test' }}
            facts={boxFacts(method, names)}
            codes={codes}
            integrationTitle={integrationTitle(method)}
            idle={new Set(isProxyType(method.methodIntegration?.type) ? ['integration-response'] : [])}
            hrefOf={(name) => `${basename}${address}/${tabOfBox.get(name) ?? name}`}
            tab={tab}
            problems={{
              'integration-request': problemsText(problems['integration-request']),
              'integration-response': problemsText(problems['integration-response']),
            }}
            trace={test.trace}
          />
        </SpaceBetween>
      </Container>
      <Tabs
        ariaLabel="Boxes of the method"
        activeTabId={tab}
        onChange={({ detail }) => void navigate(`${address}/${detail.activeTabId}`)}
        tabs={[
          { id: 'method-request', label: 'Method request', content: <MethodRequestTab {...properties} names={names} /> },
          {
            id: 'integration-request',
            label: <TabLabel name="Integration request" problems={problems['integration-request']} />,
            content: <IntegrationRequestTab {...properties} missingFunction={names.missingFunction} problems={problems['integration-request']} />,
          },
          {
            id: 'integration-response',
            label: <TabLabel name="Integration response" problems={problems['integration-response']} />,
            content: <IntegrationResponseTab {...properties} problems={problems['integration-response']} />,
          },
          { id: 'method-response', label: 'Method response', content: <MethodResponseTab {...properties} /> },
          { id: 'test', label: 'Test', content: <TestTab {...properties} test={test} /> },
        ]}
      />
      {deleting && <DeleteMethod restApiId={restApiId} resource={resource} httpMethod={httpMethod} onDismiss={() => setDeleting(false)} />}
    </SpaceBetween>
  )
}

/** The codes that the method's responses have. */
function codesOf({ methodIntegration, methodResponses }: Method): Codes {
  return {
    'integration-response': isProxyType(methodIntegration?.type) ? [] : Object.keys(methodIntegration?.integrationResponses ?? {}),
    'method-response': Object.keys(methodResponses ?? {}),
  }
}

/** Where boxes lead that have no tab of their own. */
const tabOfBox: ReadonlyMap<string, string> = new Map([
  ['integration', 'integration-request'],
  ['gateway-response', 'test'],
])

/** The names behind the ids that the method holds; asked for only where it holds one. */
function useMethodNames(restApiId: string, { authorizerId, requestValidatorId, methodIntegration }: Method) {
  const uri = methodIntegration?.uri ?? ''
  const callsLambda = isLambdaUri(uri)
  const functions = useQuery({ ...functionFacts, enabled: callsLambda }).data
  const authorizers = useQuery({ ...wholeList('GetAuthorizers', { restApiId }), enabled: authorizerId !== undefined })
  const validators = useQuery({ ...wholeList('GetRequestValidators', { restApiId }), enabled: requestValidatorId !== undefined })
  return {
    authorizer: authorizerId && (authorizers.data?.find(({ id }) => id === authorizerId)?.name ?? authorizerId),
    missingFunction: callsLambda ? missingFunction(functions, lambdaFunctionOf(uri), uri.split(':')[3] ?? '') : undefined,
    validator: requestValidatorId && (validators.data?.find(({ id }) => id === requestValidatorId)?.name ?? requestValidatorId),
  }
}
