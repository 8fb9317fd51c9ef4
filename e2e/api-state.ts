import {
  GetApiKeysCommand,
  GetAuthorizersCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionsCommand,
  GetGatewayResponsesCommand,
  GetModelsCommand,
  GetRequestValidatorsCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetStagesCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  type APIGatewayClient,
  type Method,
} from '@aws-sdk/client-api-gateway'

type Names = ReadonlyMap<string | undefined, string | undefined>

/**
 * All that AWS's operations tell of an API, its stages, plans and keys, without what two equal ones differ in: ids (names
 * stand in their place), times, how far a cache has come, values of keys, and the marks of a stack.
 */
export async function readApiState(client: APIGatewayClient, restApiId: string): Promise<object> {
  const state = await readState(client, restApiId)
  // Models name each other by the API's id, and so do resource policies.
  const withoutId: object = JSON.parse(JSON.stringify(state).replaceAll(restApiId, '{restApiId}'))
  return withoutId
}

async function readState(client: APIGatewayClient, restApiId: string): Promise<object> {
  const asked = { restApiId, limit: 500 }
  const [api, resources, models, authorizers, validators, responses, parts, versions, stages] = await Promise.all([
    client.send(new GetRestApiCommand({ restApiId })),
    client.send(new GetResourcesCommand({ ...asked, embed: ['methods'] })),
    client.send(new GetModelsCommand(asked)),
    client.send(new GetAuthorizersCommand(asked)),
    client.send(new GetRequestValidatorsCommand(asked)),
    client.send(new GetGatewayResponsesCommand(asked)),
    client.send(new GetDocumentationPartsCommand(asked)),
    client.send(new GetDocumentationVersionsCommand(asked)),
    client.send(new GetStagesCommand({ restApiId })),
  ])
  const names: Names = new Map([...(authorizers.items ?? []), ...(validators.items ?? [])].map(({ id, name }) => [id, name]))
  const { $metadata: _, id: _id, createdDate: _created, rootResourceId: _root, tags, ...settings } = api
  return {
    settings: { ...settings, tags: givenTags(tags) },
    resources: Object.fromEntries(
      (resources.items ?? []).map(({ path, id, resourceMethods = {} }) => [
        path,
        Object.fromEntries(Object.entries(resourceMethods).map(([verb, method]) => [verb, methodState(method, names, id)])),
      ]),
    ),
    models: byName(models.items, ({ id: _model, schema, ...model }) => ({ ...model, schema: JSON.parse(schema ?? 'null') })),
    authorizers: byName(authorizers.items, ({ id: _authorizer, ...authorizer }) => authorizer),
    validators: byName(validators.items, ({ id: _validator, ...validator }) => validator),
    gatewayResponses: Object.fromEntries((responses.items ?? []).map((response) => [response.responseType, response])),
    documentation: (parts.items ?? []).map(({ location, properties }) => JSON.stringify([location, JSON.parse(properties ?? 'null')])).toSorted(),
    documentationVersions: (versions.items ?? []).map(({ version = '' }) => version).toSorted((a, b) => a.localeCompare(b)),
    stages: Object.fromEntries(
      (stages.item ?? []).map(
        ({
          deploymentId: _deployment,
          createdDate: _made,
          lastUpdatedDate: _updated,
          cacheClusterStatus: _cache,
          clientCertificateId,
          canarySettings,
          tags: marks,
          ...stage
        }) => [
          stage.stageName,
          {
            ...stage,
            tags: givenTags(marks),
            hasClientCertificate: clientCertificateId !== undefined,
            canarySettings: canarySettings && { ...canarySettings, deploymentId: undefined },
          },
        ],
      ),
    ),
    plans: await planStates(client, restApiId),
  }
}

function givenTags(tags: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:')))
}

function methodState({ authorizerId, requestValidatorId, methodIntegration, ...method }: Method, names: Names, resourceId: string | undefined): object {
  const { cacheNamespace, ...integration } = methodIntegration ?? {}
  return {
    ...method,
    authorizer: names.get(authorizerId),
    requestValidator: names.get(requestValidatorId),
    // The namespace is the resource's own where nobody says another.
    ...(methodIntegration && { integration: { ...integration, cacheNamespace: cacheNamespace === resourceId ? 'its own' : cacheNamespace } }),
  }
}

function byName<Noun extends { readonly name?: string | undefined }>(nouns: readonly Noun[] | undefined, state: (noun: Noun) => object): object {
  return Object.fromEntries((nouns ?? []).map((noun) => [noun.name, state(noun)]))
}

async function planStates(client: APIGatewayClient, restApiId: string): Promise<readonly object[]> {
  const [{ items: plans = [] }, { items: keys = [] }] = await Promise.all([
    client.send(new GetUsagePlansCommand({ limit: 500 })),
    client.send(new GetApiKeysCommand({ limit: 500 })),
  ])
  const mine = plans.filter(({ apiStages = [] }) => apiStages.some(({ apiId }) => apiId === restApiId))
  return Promise.all(
    mine.map(async ({ id: usagePlanId, apiStages = [], tags, ...plan }) => {
      const { items = [] } = await client.send(new GetUsagePlanKeysCommand({ usagePlanId, limit: 500 }))
      return {
        ...plan,
        tags: givenTags(tags),
        apiStages: apiStages.map(({ apiId: _api, ...stage }) => stage),
        keys: keys
          .filter((key) => items.some(({ id }) => id === key.id))
          .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
          .map(({ id: _id, value: _value, createdDate: _created, lastUpdatedDate: _updated, stageKeys: _stages, tags: marks, ...key }) => ({
            ...key,
            tags: givenTags(marks),
          })),
      }
    }),
  )
}
