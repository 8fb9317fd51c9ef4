import { readRequestValidator, type RestApi } from '@fourbox/domain'

import { at, entriesOf, flagOf, textOf, type Spot } from '../read/json.ts'
import { accept, type Importing } from './importing.ts'

export interface Validators {
  /** The validator that an operation names, or the root for all. One that is not known has its name for an id. */
  readonly validatorOf: (operation: Spot) => { readonly id: string; readonly isKnown: boolean } | undefined
  readonly requestValidators: () => RestApi['requestValidators']
}

/** Reads `x-amazon-apigateway-request-validators`. `kept` stay; `former` are those whose ids a name keeps. */
export function readValidators(importing: Importing, kept: RestApi['requestValidators'], former: RestApi['requestValidators']): Validators {
  const ids = new Map(Object.values(kept).flatMap(({ name, id }) => (name === undefined ? [] : [[name, id] as const])))
  const formerIds = new Map(Object.values(former).map(({ name, id }) => [name, id]))
  const read = entriesOf(at(importing.root, 'x-amazon-apigateway-request-validators')).flatMap(([name, spot]) => {
    const settings = {
      name,
      validateRequestBody: flagOf(at(spot, 'validateRequestBody')),
      validateRequestParameters: flagOf(at(spot, 'validateRequestParameters')),
    }
    const id = formerIds.get(name) ?? importing.newId(6)
    ids.set(name, id)
    const validator = accept(importing, readRequestValidator(settings, { id }), { verb: 'create', noun: `request validator '${name}'` }, spot)
    return validator ? [[id, validator] as const] : []
  })
  const chosenForAll = textOf(at(importing.root, 'x-amazon-apigateway-request-validator'))

  return {
    validatorOf: (operation) => {
      const name = textOf(at(operation, 'x-amazon-apigateway-request-validator')) ?? chosenForAll
      if (name === undefined) return undefined
      const id = ids.get(name)
      return { id: id ?? name, isKnown: id !== undefined }
    },
    requestValidators: (): RestApi['requestValidators'] => ({ ...kept, ...Object.fromEntries(read) }),
  }
}
