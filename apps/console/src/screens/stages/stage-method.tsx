import { filledPath, pathVariableNames } from '@fourbox/domain'
import type { Stage } from '@aws-sdk/client-api-gateway'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { query, wholeList } from '../../client/query.ts'
import { Empty } from '../../components/faces/empty.tsx'
import { InvokeUrls } from '../../components/invoke/invoke-urls.tsx'
import { Verb } from '../../components/method/verb.tsx'
import { href } from '../../shell/address.ts'
import { MethodOverrides } from './method-overrides.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

interface StageMethodProperties {
  readonly restApiId: string
  readonly stage: Stage
  readonly path: string
  readonly httpMethod: string
}

/** A method of a stage: how it is called, and what is set for it alone. */
export function StageMethod({ restApiId, stage, path, httpMethod }: StageMethodProperties) {
  const { stageName = '', deploymentId } = stage
  const deployment = useQuery(query('GetDeployment', { restApiId, deploymentId, embed: ['apisummary'] }))
  const resources = useQuery(wholeList('GetResources', { restApiId, embed: ['methods'] }))
  const deployed = deployment.data?.apiSummary?.[path]?.[httpMethod]
  const resource = resources.data?.find((one) => one.path === path)
  if (deployment.data && !deployed) {
    return (
      <Container>
        <Empty title="Not there any more" text={`The deployment that ${stageName} serves has no ${httpMethod} ${path}. Choose another method in the tree.`} />
      </Container>
    )
  }
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              resource?.resourceMethods?.[httpMethod] && (
                <Button href={href('/apis/:restApiId/resources/:id/:httpMethod', { restApiId, id: resource.id ?? '', httpMethod })}>Open in Resources</Button>
              )
            }
          >
            <Verb name={httpMethod} /> {path}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <Addresses
            key={path}
            restApiId={restApiId}
            stageName={stageName}
            path={path}
            httpMethod={httpMethod}
            apiKeyRequired={deployed?.apiKeyRequired === true}
          />
          <KeyValuePairs
            columns={3}
            items={[
              { label: 'Authorization', value: deployed?.authorizationType ?? '–' },
              { label: 'API key', value: deployed?.apiKeyRequired === true ? 'Required' : 'Not required' },
            ]}
          />
        </SpaceBetween>
      </Container>
      <MethodOverrides restApiId={restApiId} stage={stage} path={path} httpMethod={httpMethod} />
    </SpaceBetween>
  )
}

interface AddressesProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly path: string
  readonly httpMethod: string
  readonly apiKeyRequired: boolean
}

/** The addresses with the values of the path's variables put in as they are typed. */
function Addresses({ path, ...place }: AddressesProperties) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map())
  const variables = pathVariableNames(path)
  return (
    <SpaceBetween size="s">
      {variables.length > 0 && (
        <div className="invoke-values">
          {variables.map((name) => (
            // The input names itself; the text stands beside it for the eye.
            <span key={name} className="invoke-value">
              <span aria-hidden="true">{name}</span>
              <Input
                ariaLabel={`Path variable ${name}`}
                value={values.get(name) ?? ''}
                onChange={({ detail }) => setValues(new Map(values).set(name, detail.value))}
              />
            </span>
          ))}
        </div>
      )}
      <InvokeUrls {...place} path={filledPath(path, (name) => values.get(name) || undefined)} />
    </SpaceBetween>
  )
}
