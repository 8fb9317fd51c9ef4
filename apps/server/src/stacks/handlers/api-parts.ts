import { authorizerTtlInSeconds } from '@fourbox/domain'
import { items, removable, setting } from '../property-patches.ts'
import { answered, knownBy, nounHandler, textProperty, type Noun } from './noun.ts'
import type { FormerResource, ResourceHandler, SomeHandlers } from './handler.ts'

/** What belongs to an API beside its methods, deployments and stages. */
export const apiParts = {
  'AWS::ApiGateway::Resource': nounHandler({
    create: 'CreateResource',
    read: 'GetResource',
    remove: 'DeleteResource',
    ...byId('resourceId', 'ResourceId'),
  }),
  'AWS::ApiGateway::Authorizer': nounHandler({
    create: 'CreateAuthorizer',
    update: {
      operation: 'UpdateAuthorizer',
      patches: {
        Name: setting('/name'),
        Type: setting('/type'),
        AuthType: setting('/authType'),
        AuthorizerUri: setting('/authorizerUri'),
        AuthorizerCredentials: setting('/authorizerCredentials'),
        AuthorizerResultTtlInSeconds: setting('/authorizerResultTtlInSeconds', String(authorizerTtlInSeconds({}))),
        IdentityValidationExpression: setting('/identityValidationExpression'),
        IdentitySource: removable('/identitySource'),
        ProviderARNs: items('/providerARNs'),
      },
    },
    read: 'GetAuthorizer',
    remove: 'DeleteAuthorizer',
    ...byId('authorizerId', 'AuthorizerId'),
  }),
  'AWS::ApiGateway::RequestValidator': nounHandler({
    create: 'CreateRequestValidator',
    update: {
      operation: 'UpdateRequestValidator',
      patches: {
        ValidateRequestBody: setting('/validateRequestBody', 'false'),
        ValidateRequestParameters: setting('/validateRequestParameters', 'false'),
      },
    },
    read: 'GetRequestValidator',
    remove: 'DeleteRequestValidator',
    ...byId('requestValidatorId', 'RequestValidatorId'),
  }),
  'AWS::ApiGateway::Model': nounHandler({
    create: 'CreateModel',
    // The empty model takes everything.
    given: ({ properties: { Name, ContentType, Schema }, name }) => ({
      ...(Name === undefined && { name: name(128).replaceAll(/[^A-Za-z0-9]/g, '') }),
      ...(ContentType === undefined && { contentType: 'application/json' }),
      ...(Schema === undefined && { schema: '{}' }),
    }),
    update: { operation: 'UpdateModel', patches: { Description: setting('/description'), Schema: setting('/schema', '{}') } },
    read: 'GetModel',
    remove: 'DeleteModel',
    address: (former) => ({ restApiId: apiOf(former), modelName: former.physicalId }),
    made: (answer) => ({ physicalId: answered(answer, 'name'), attributes: {} }),
  }),
  'AWS::ApiGateway::GatewayResponse': gatewayResponse(),
  'AWS::ApiGateway::DocumentationPart': nounHandler({
    create: 'CreateDocumentationPart',
    update: { operation: 'UpdateDocumentationPart', patches: { Properties: setting('/properties') } },
    read: 'GetDocumentationPart',
    remove: 'DeleteDocumentationPart',
    ...byId('documentationPartId', 'DocumentationPartId'),
  }),
  'AWS::ApiGateway::DocumentationVersion': nounHandler({
    create: 'CreateDocumentationVersion',
    update: { operation: 'UpdateDocumentationVersion', patches: { Description: setting('/description') } },
    read: 'GetDocumentationVersion',
    remove: 'DeleteDocumentationVersion',
    address: (former) => ({ restApiId: apiOf(former), documentationVersion: former.physicalId }),
    made: (answer) => ({ physicalId: answered(answer, 'version'), attributes: {} }),
  }),
} satisfies SomeHandlers

/** Found by their API and an id, which is also their only attribute. */
function byId(member: string, attribute: string): Pick<Noun, 'address' | 'made'> {
  return {
    address: (former) => ({ restApiId: apiOf(former), [member]: former.physicalId }),
    made: knownBy('id', attribute),
  }
}

function apiOf({ properties }: FormerResource): string {
  return textProperty(properties, 'RestApiId')
}

/** The operation that makes one writes over it, too. */
function gatewayResponse(): ResourceHandler {
  const noun = nounHandler({
    create: 'PutGatewayResponse',
    remove: 'DeleteGatewayResponse',
    address: (former) => ({ restApiId: apiOf(former), responseType: textProperty(former.properties, 'ResponseType') }),
    made: (_answer, { properties }) => {
      const physicalId = `${textProperty(properties, 'RestApiId')}|${textProperty(properties, 'ResponseType')}`
      return { physicalId, attributes: { Id: physicalId } }
    },
  })
  return {
    ...noun,
    update: async (wanted, former, services) => {
      await noun.create(wanted, services)
      return former
    },
  }
}
