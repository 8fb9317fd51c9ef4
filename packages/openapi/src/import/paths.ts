import { type HttpMethod, type Method, readMethod as read } from '@fourbox/domain'

import { at, Misfit, textOf, type Spot } from '../read/json.ts'
import { resolve } from '../read/resolve.ts'
import { methodResponses, requestModels } from './bodies.ts'
import { documentOperation, documentPathItem } from './document-definition.ts'
import type { Documentation } from './documentation.ts'
import { accept, type Importing } from './importing.ts'
import { readIntegration } from './integration.ts'
import type { ModelBook } from './models.ts'
import { operationsOf, pathItemsOf } from './path-items.ts'
import { declaredParameters, type Parameter, readParameters } from './parameters.ts'
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
    if ('fault' in branch) {
      // A quota ends the import at once, with its own exception; anything else is told with all the rest.
      if (branch.kind) throw new Misfit(pathItem, branch.fault, { kind: branch.kind })
      importing.fault(`Unable to create resource at path '${written}': ${branch.fault}`, pathItem)
      continue
    }
    const { path, id: resourceId } = branch.resource
    if (documentation) documentPathItem(documentation, path, pathItem)
    for (const { httpMethod, key, operation } of operationsOf(pathItem)) {
      const parameters = readParameters(importing, pathItem, operation)
      const method = readMethod(workshop, { path, resourceId, httpMethod, key }, operation, parameters)
      if (method) branch.methods.set(httpMethod, method)
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

function readMethod(workshop: Workshop, { path, resourceId, httpMethod, key }: Place, operation: Spot, parameters: readonly Parameter[]): Method | undefined {
  const { importing, models, security } = workshop
  const where = `on method '${httpMethod} ${path}'`
  warnOfNoResponses(importing, operation, { path, httpMethod, key })
  const validator = workshop.validators.validatorOf(operation)
  const operationName = textOf(at(operation, 'operationId'))
  const requestParameters = declaredParameters(importing, parameters, path, where)
  const bodies = requestModels(importing, models, operation, parameters, `${httpMethod} ${path}`)
  const settings = {
    httpMethod,
    ...security.authorize(operation),
    ...(operationName !== undefined && { operationName }),
    ...(validator !== undefined && { requestValidatorId: validator.id }),
    ...(requestParameters && { requestParameters }),
    ...(bodies && { requestModels: bodies }),
  }
  const { authorizerType } = security
  const outcome = read(settings, { authorizerType, hasRequestValidator: () => validator?.isKnown === true, hasModel: models.has })
  const method = accept(importing, outcome, { verb: 'put', noun: `method '${httpMethod}' on resource at path '${path}'` }, operation)
  const responses = methodResponses(importing, models, operation, `${httpMethod} ${path}`)
  const integration = readIntegration(importing, resolve(importing, at(operation, 'x-amazon-apigateway-integration')), {
    resourceId,
    path,
    httpMethod,
    requestParameters,
    methodResponses: responses,
  })
  return method && { ...method, methodResponses: responses, ...(integration && { integration }) }
}

function warnOfNoResponses({ dialect, warn }: Importing, operation: Spot, { path, httpMethod, key }: Pick<Place, 'path' | 'httpMethod' | 'key'>): void {
  if (at(operation, 'responses').value !== undefined) return
  if (dialect === 'oas30') warn(`Parse issue: attribute paths.'${path}'(${key}).responses is missing`, operation)
  else warn(`No responses specified for '${httpMethod} ${path}'`, operation)
}
