import { at, type Spot, textOf } from './json.ts'

const templateText =
  'The file is a CloudFormation or SAM template. What can be imported is the definition of an API, such as the Body of an AWS::ApiGateway::RestApi in it.'

/** The same for a text whose own tags, such as `!Sub`, keep it from being read; undefined for any other text. */
export function foreignText(text: string): string | undefined {
  return /^(?:AWSTemplateFormatVersion|Transform|Resources)[ \t]*:/m.test(text) ? templateText : undefined
}

/**
 * What a document is that says neither `swagger: "2.0"` nor `openapi: 3.0.x`, for the person who sent it: AWS says of all of
 * them `Invalid OpenAPI input.`
 */
export function foreignDocument(root: Spot): string {
  const has = (member: 'AWSTemplateFormatVersion' | 'Transform' | 'Resources' | 'asyncapi') => at(root, member).value !== undefined
  const version = versionOf(root)
  if (version !== undefined) {
    const wayOut = version.startsWith('OpenAPI 3.1') ? ' Import it in the console or with “fourbox import”, which convert it to 3.0.' : ''
    return `The file is ${version}. API Gateway takes Swagger 2.0 and OpenAPI 3.0.${wayOut}`
  }
  if (has('AWSTemplateFormatVersion') || has('Transform') || has('Resources')) return templateText
  if (has('asyncapi')) return 'The file is an AsyncAPI definition. API Gateway takes Swagger 2.0 and OpenAPI 3.0.'
  return 'The file says neither swagger: "2.0" nor openapi: "3.0.1" at its root.'
}

function versionOf(root: Spot): string | undefined {
  const openapi = at(root, 'openapi')
  const swagger = at(root, 'swagger')
  if (isScalar(openapi)) return `OpenAPI ${textOf(openapi)}`
  return isScalar(swagger) ? `Swagger ${textOf(swagger)}` : undefined
}

function isScalar({ value }: Spot): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
