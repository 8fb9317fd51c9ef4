import type { Method, Resource } from '@fourbox/domain'

import type { Members } from '../read/json.ts'
import type { Exporting } from './exporting.ts'
import { writeIntegration } from './integration.ts'
import { writeOpenApiBodies, writeSwaggerBodies } from './bodies.ts'
import { writeRequirements } from './security.ts'

/** Every resource with methods, and those at the end of a branch: the ones between follow from them. */
export function writePaths(exporting: Exporting): Members {
  const resources = Object.values(exporting.api.resources)
  const parents = new Set(resources.map(({ parentId }) => parentId))
  const written = resources
    .filter(({ id, methods }) => Object.keys(methods).length > 0 || !parents.has(id))
    .filter(({ path, methods }) => path !== '/' || Object.keys(methods).length > 0)
  return Object.fromEntries(written.map((resource) => [resource.path, writeResource(exporting, resource)]))
}

function writeResource(exporting: Exporting, resource: Resource): Members {
  return Object.fromEntries(
    Object.values(resource.methods).map((method) => [
      method.httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : method.httpMethod.toLowerCase(),
      writeOperation(exporting, resource, method),
    ]),
  )
}

function writeOperation(exporting: Exporting, resource: Resource, method: Method): Members {
  const { api, withIntegrations, words, dialect } = exporting
  const validator = method.requestValidatorId === undefined ? undefined : api.requestValidators[method.requestValidatorId]
  const { tags, summary, description } = words({ type: 'METHOD', path: resource.path, method: method.httpMethod })
  const security = writeRequirements(exporting, method)
  const bodies = dialect === 'swagger' ? writeSwaggerBodies : writeOpenApiBodies
  return {
    tags,
    summary,
    description,
    operationId: method.operationName,
    ...bodies(exporting, resource.path, method),
    security: security.length > 0 ? security : undefined,
    ...(withIntegrations && validator && { 'x-amazon-apigateway-request-validator': validator.name ?? validator.id }),
    ...(withIntegrations && method.integration && { 'x-amazon-apigateway-integration': writeIntegration(method.integration, resource.id) }),
  }
}
