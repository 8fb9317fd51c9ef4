import type { HttpMethod, Method } from '@fourbox/domain'

import { at, textOf, type Spot } from '../read/json.ts'
import { methodResponses, requestModels } from './bodies.ts'
import { documentOperation, documentPathItem } from './document-definition.ts'
import type { Documentation } from './documentation.ts'
import { type Importing, resolve } from './importing.ts'
import { readIntegration } from './integration.ts'
import type { ModelBook } from './models.ts'
import { operationsOf, pathItemsOf } from './path-items.ts'
import { hasRepeatedName, type Parameter, readParameters, requestParameters } from './parameters.ts'
import type { Validators } from './request-validators.ts'
import type { ResourceTree } from './resource-tree.ts'
import type { Security } from './security.ts'

/** What the operations of a definition refer to, and where what they become is put. */
export interface Workshop {
  readonly importing: Importing
  readonly models: ModelBook
  readonly security: Security
  readonly validators: Validators
  readonly tree: ResourceTree
  /** Absent with `ignore=documentation`. */
  readonly documentation: Documentation | undefined
}

/** Puts every path of the definition into the tree, below `prefix`, and every operation on its resource. */
export function readPaths(workshop: Workshop, prefix: string): void {
  const { importing, tree, documentation } = workshop
  for (const { path: written, pathItem } of pathItemsOf(importing, prefix)) {
    const branch = tree.grow(written)
    if (typeof branch === 'string') {
      importing.fault(`Unable to create resource at path '${written}': ${branch}`, pathItem)
      continue
    }
    const { path, id: resourceId } = branch.resource
    if (documentation) documentPathItem(documentation, path, pathItem)
    for (const { httpMethod, key, operation } of operationsOf(pathItem)) {
      const parameters = readParameters(importing, pathItem, operation)
      branch.methods.set(httpMethod, readMethod(workshop, { path, resourceId, httpMethod, key }, operation, parameters))
      if (documentation) documentOperation(documentation, importing, { path, method: httpMethod }, operation, parameters)
    }
  }
}

interface Place {
  readonly path: string
  readonly resourceId: string
  readonly httpMethod: HttpMethod
  /** The operation's key in the path item: the verb in lower case, or the extension for ANY. */
  readonly key: string
}

function readMethod(workshop: Workshop, { path, resourceId, httpMethod, key }: Place, operation: Spot, parameters: readonly Parameter[]): Method {
  const { importing, models } = workshop
  const where = `on method '${httpMethod} ${path}'`
  const complain = (fault: string) => importing.fault(`Unable to put method '${httpMethod}' on resource at path '${path}': ${fault}`, operation)
  if (importing.dialect === 'oas30' && at(operation, 'responses').value === undefined) {
    importing.warn(`Parse issue: attribute paths.'${path}'(${key}).responses is missing`, operation)
  }

  if (hasRepeatedName(parameters)) complain('Parameter names must be unique across querystring, header and path')
  const validator = workshop.validators.validatorOf(operation)
  if (validator.unknown !== undefined) complain('Invalid Request Validator identifier specified')
  const operationName = textOf(at(operation, 'operationId'))
  const declared = requestParameters(importing, parameters, path, where)
  const bodies = requestModels(importing, models, operation, parameters, where)
  const responses = methodResponses(importing, models, operation, where)
  const integration = readIntegration(importing, resolve(importing, at(operation, 'x-amazon-apigateway-integration')), {
    resourceId,
    path,
    httpMethod,
    requestParameters: declared,
    methodResponses: responses,
  })

  return {
    httpMethod,
    ...workshop.security.authorize(operation),
    ...(operationName !== undefined && { operationName }),
    ...(validator.id !== undefined && { requestValidatorId: validator.id }),
    ...(declared && { requestParameters: declared }),
    ...(bodies && { requestModels: bodies }),
    methodResponses: responses,
    ...(integration && { integration }),
  }
}
