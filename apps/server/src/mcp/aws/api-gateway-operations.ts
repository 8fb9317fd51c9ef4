import type { ApiGatewaySdk, OperationName } from '@fourbox/wire'
import type { OperationWords } from './operation-tool.ts'

const ids = 'Ids of resources come from get_resources.'
const patches =
  'Each patch operation has op (add, replace, remove, copy), path and value; a / within a name of the path is written ~1, and a ~ is ~0. Nothing is changed when one is refused.'
const deployed = 'Callers see it after create_deployment.'

/** The operations of API Gateway that an agent is given, in the order in which an API is read, built, tested and deployed. */
export const apiGatewayOperations = {
  GetRestApis: reads('Lists the REST APIs with their ids.'),
  GetRestApi: reads('Reads one REST API: name, description, endpoint type, binary media types, policy.'),
  GetResources: reads(
    'Lists the resources of an API with their paths and ids. With embed: ["methods"] each has its methods with their integrations: the whole API in one answer.',
  ),
  GetResource: reads(`Reads one resource. ${ids}`),
  GetMethod: reads(`Reads a method whole: parameters, models, authorizer, integration with its mapping templates, all responses. ${ids}`),
  GetMethodResponse: reads('Reads the method response of a status code.'),
  GetIntegration: reads('Reads what a method calls: type, URI, parameter mappings, request templates, integration responses.'),
  GetIntegrationResponse: reads('Reads the integration response that leads to a status code: its selection pattern, mappings and templates.'),
  GetModels: reads('Lists the models of an API with their JSON schemas.'),
  GetModel: reads('Reads a model by its name.'),
  GetAuthorizers: reads('Lists the authorizers of an API.'),
  GetRequestValidators: reads('Lists the request validators of an API.'),
  GetGatewayResponses: reads('Lists what the API answers by itself, such as to a missing key or a failed authorizer.'),
  GetDocumentationParts: reads('Lists what the API’s documentation says of its methods, parameters and models.'),
  GetStages: reads('Lists the stages of an API: deployment, variables, throttling, caching, logging, tracing.'),
  GetStage: reads('Reads one stage.'),
  GetDeployments: reads('Lists the deployments of an API.'),
  GetExport: reads(
    'Answers what is deployed on a stage as a definition. exportType is oas30 or swagger, accepts is application/json or application/yaml; parameters: {"extensions": "apigateway"} keeps integrations and authorizers.',
  ),

  ImportRestApi: adds(
    'Makes a new API of a definition: body is the text of OpenAPI 3.0 or Swagger 2.0, JSON or YAML, with x-amazon-apigateway extensions. check_definition tells beforehand what is wrong with it, and where.',
  ),
  PutRestApi: replaces('Imports a definition into an API: mode merge keeps what the definition does not say, overwrite takes it away.'),
  CreateRestApi: adds('Makes an empty API with the root resource.'),
  UpdateRestApi: replaces(`Changes settings of an API, such as /name, /description, /binaryMediaTypes/image~1png. ${patches}`),
  DeleteRestApi: replaces('Deletes an API with all its stages and deployments.'),
  CreateResource: adds(
    'Makes a resource: parentId is the id of the resource above it, pathPart one segment, {name} for a parameter, {proxy+} for all that follows.',
  ),
  UpdateResource: replaces(`Renames or moves a resource (/pathPart, /parentId). ${patches}`),
  DeleteResource: replaces('Deletes a resource with those below it.'),
  PutMethod: replaces(
    'Makes a method of a resource: authorizationType is NONE, AWS_IAM, CUSTOM or COGNITO_USER_POOLS; requestParameters such as {"method.request.querystring.page": false} say whether each is required. It needs put_integration before it can be deployed.',
  ),
  UpdateMethod: replaces(
    `Changes a method, such as /apiKeyRequired, /requestParameters/method.request.header.X, /requestModels/application~1json. ${patches} ${deployed}`,
  ),
  DeleteMethod: replaces('Deletes a method with its integration and responses.'),
  PutMethodResponse: replaces('Makes the method response of a status code. An integration response of that status needs it.'),
  UpdateMethodResponse: replaces(
    `Changes a method response, such as /responseParameters/method.response.header.X, /responseModels/application~1json. ${patches}`,
  ),
  DeleteMethodResponse: replaces('Deletes the method response of a status code.'),
  PutIntegration: replaces(
    'Says what a method calls: type MOCK, HTTP, HTTP_PROXY, AWS or AWS_PROXY, with integrationHttpMethod and uri. requestTemplates are Velocity templates by content type; a MOCK needs {"application/json": "{\\"statusCode\\": 200}"}.',
  ),
  UpdateIntegration: replaces(
    `Changes an integration, such as /uri, /httpMethod, /timeoutInMillis, /requestTemplates/application~1json. ${patches} ${deployed}`,
  ),
  DeleteIntegration: replaces('Deletes the integration of a method.'),
  PutIntegrationResponse: replaces(
    'Says what a method makes of an answer of its integration: a regular expression as selectionPattern (none for the default), the statusCode that it leads to, responseTemplates, responseParameters.',
  ),
  UpdateIntegrationResponse: replaces(
    `Changes an integration response, such as /selectionPattern, /responseTemplates/application~1json. ${patches} ${deployed}`,
  ),
  DeleteIntegrationResponse: replaces('Deletes the integration response of a status code.'),
  CreateModel: adds('Makes a model: schema is the text of a JSON schema of draft 4.'),
  UpdateModel: replaces(`Changes a model (/schema, /description). ${patches}`),
  DeleteModel: replaces('Deletes a model that no method uses.'),
  CreateRequestValidator: adds('Makes a validator of request bodies, of parameters, or of both.'),
  CreateAuthorizer: adds('Makes an authorizer: TOKEN or REQUEST with a Lambda function’s authorizerUri, COGNITO_USER_POOLS with providerARNs.'),
  UpdateAuthorizer: replaces(`Changes an authorizer. ${patches}`),
  DeleteAuthorizer: replaces('Deletes an authorizer that no method uses.'),
  PutGatewayResponse: replaces('Says what the API answers by itself for a response type: status, headers, templates.'),

  CreateDeployment: replaces('Deploys the API as it now is to a stage, which is made if it is not there. Its Invoke URL is told by get_invoke_url.'),
  UpdateStage: replaces(
    `Changes a stage, such as /variables/name, /tracingEnabled, /deploymentId, /*/*/throttling/rateLimit, /*/*/logging/loglevel. With /tracingEnabled true calls leave traces, of more than 100 a second one in twenty. ${patches}`,
  ),
  DeleteStage: replaces('Deletes a stage: its Invoke URL answers no more.'),
} as const satisfies Partial<Record<OperationName<ApiGatewaySdk>, OperationWords>>

function reads(description: string): OperationWords {
  return { description, effect: 'nothing' }
}

function adds(description: string): OperationWords {
  return { description, effect: 'adds' }
}

function replaces(description: string): OperationWords {
  return { description, effect: 'replaces' }
}
