import type {
  APIGateway,
  CreateApiKeyCommandInput,
  CreateRestApiCommandInput,
  CreateUsagePlanCommandInput,
  PutIntegrationCommandInput,
  PutMethodCommandInput,
} from '@aws-sdk/client-api-gateway'

/* Objects for other operations to act on, each as small as AWS takes it. */

export interface MethodAddress {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

export async function newApi(
  aws: APIGateway,
  settings: Partial<CreateRestApiCommandInput> = {},
): Promise<{ readonly restApiId: string; readonly rootId: string }> {
  const { id = '', rootResourceId = '' } = await aws.createRestApi({ name: 'pets', ...settings })
  return { restApiId: id, rootId: rootResourceId }
}

/** `GET /` of a new API. */
export async function newMethod(
  aws: APIGateway,
  settings: Partial<PutMethodCommandInput> = {},
  api?: Partial<CreateRestApiCommandInput>,
): Promise<MethodAddress> {
  const { restApiId, rootId } = await newApi(aws, api)
  const address = { restApiId, resourceId: rootId, httpMethod: 'GET' }
  await aws.putMethod({ ...address, authorizationType: 'NONE', ...settings })
  return address
}

/** The integration of a new method, a mock unless told otherwise. */
export async function newIntegration(aws: APIGateway, settings: Partial<PutIntegrationCommandInput> = {}, method?: MethodAddress): Promise<MethodAddress> {
  const address = method ?? (await newMethod(aws))
  await aws.putIntegration({ ...address, type: 'MOCK', ...settings })
  return address
}

/** A deployment of a new API, on no stage. */
export async function newDeployment(aws: APIGateway, api?: Partial<CreateRestApiCommandInput>): Promise<MethodAddress & { readonly deploymentId: string }> {
  const address = await newIntegration(aws, {}, await newMethod(aws, {}, api))
  const { id = '' } = await aws.createDeployment({ restApiId: address.restApiId })
  return { ...address, deploymentId: id }
}

/** The stage `prod` of a new API. */
export async function newStage(
  aws: APIGateway,
  api?: Partial<CreateRestApiCommandInput>,
): Promise<MethodAddress & { readonly deploymentId: string; readonly stageName: string }> {
  const deployed = await newDeployment(aws, api)
  await aws.createStage({ restApiId: deployed.restApiId, stageName: 'prod', deploymentId: deployed.deploymentId })
  return { ...deployed, stageName: 'prod' }
}

/** An API of a known id with two stages, `prod` and `test`. */
export async function newStages(aws: APIGateway, restApiId: string): Promise<void> {
  const { deploymentId } = await newStage(aws, { tags: { _custom_id_: restApiId } })
  await aws.createStage({ restApiId, stageName: 'test', deploymentId })
}

/** A domain on the edge. */
export async function newDomain(aws: APIGateway, domainName: string) {
  return aws.createDomainName({ domainName, certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/edge' })
}

/** A domain that only VPC endpoints reach. */
export async function newPrivateDomain(aws: APIGateway, domainName: string) {
  const { domainNameArn = '', domainNameId = '' } = await aws.createDomainName({
    domainName,
    certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/private',
    endpointConfiguration: { types: ['PRIVATE'] },
  })
  return { domainName, domainNameArn, domainNameId }
}

export async function newApiKey(aws: APIGateway, settings: CreateApiKeyCommandInput = {}): Promise<string> {
  const { id = '' } = await aws.createApiKey(settings)
  return id
}

export async function newUsagePlan(aws: APIGateway, settings: Partial<CreateUsagePlanCommandInput> = {}): Promise<string> {
  const { id = '' } = await aws.createUsagePlan({ name: 'plan', ...settings })
  return id
}
