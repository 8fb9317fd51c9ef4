import { own, type RestApi } from '@fourbox/domain'
import type { ErrorObject, ValidateFunction } from 'ajv'
import draft04 from 'ajv-draft-04'
import { partMatch } from '../compile/pattern.ts'
import { modelFormats } from './formats.ts'

/** Validates values against one model; undefined when they fit. */
export type ModelValidator = (value: unknown, bodyLength: number) => readonly ErrorObject[] | undefined

/** An API's models as validators, each compiled when it is first needed. */
export interface ModelValidators {
  /** @throws InvalidModel when there is no such model, or none that can be used. */
  get(modelName: string): ModelValidator
}

/** A model that cannot validate anything: not JSON, a broken or missing reference, too large. */
export class InvalidModel extends Error {
  override readonly name = 'InvalidModel'
}

/** All errors of a body are listed up to this size; of a larger one the first only, since each error takes memory. */
const longestListedBody = 65_536
const longestSchema = 400_000
const deepestSchema = 200

export function makeModelValidators(api: RestApi): ModelValidators {
  const validators = new Map<string, ModelValidator>()
  return {
    get(modelName) {
      let validator = validators.get(modelName)
      if (validator === undefined) {
        validator = compileModel(api, modelName)
        validators.set(modelName, validator)
      }
      return validator
    },
  }
}

function compileModel(api: RestApi, modelName: string): ModelValidator {
  const schemas = collectSchemas(api, modelName)
  const stopAtFirst = compileWith(schemas, modelName, false)
  let listAll: ValidateFunction | undefined

  return (value, bodyLength) => {
    if (stopAtFirst(value)) return undefined
    if (bodyLength > longestListedBody) return stopAtFirst.errors ?? []
    listAll ??= compileWith(schemas, modelName, true)
    return listAll(value) ? undefined : (listAll.errors ?? [])
  }
}

function compileWith(schemas: ReadonlyMap<string, object>, modelName: string, allErrors: boolean): ValidateFunction {
  const ajv = new draft04.default({
    allErrors,
    // What decides whether a reference is worth inlining looks at lists twice, and at lists within lists twice as often a level.
    inlineRefs: false,
    verbose: true,
    strict: false,
    ownProperties: true,
    validateSchema: false,
    logger: false,
    unicodeRegExp: false,
    formats: modelFormats,
    code: { regExp: boundedRegExp },
  })
  try {
    for (const [name, schema] of schemas) ajv.addSchema({ ...schema, id: schemaId(name) })
    const validate = ajv.getSchema(schemaId(modelName))
    if (validate === undefined) throw new InvalidModel(`No model ${modelName}`)
    return validate
  } catch (error) {
    throw error instanceof InvalidModel ? error : new InvalidModel(error instanceof Error ? error.message : 'The model cannot be compiled')
  }
}

/** Bounded expressions take the place of JavaScript's, which can hang. */
function boundedRegExp(source: string): { readonly test: (text: string) => boolean } {
  return { test: partMatch(source) }
}
boundedRegExp.code = 'boundedRegExp'

function schemaId(modelName: string): string {
  return `https://model.invalid/${encodeURIComponent(modelName)}`
}

/** A model and all that it refers to, references rewritten to `schemaId`s. */
function collectSchemas(api: RestApi, modelName: string): ReadonlyMap<string, object> {
  const schemas = new Map<string, object>()
  const wanted = [modelName]
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (schemas.has(name)) continue
    const text = own(api.models, name)?.schema
    if (text === undefined) throw new InvalidModel(`No model ${name}`)
    schemas.set(name, asSchema(rewrite(parse(text), wanted, 0)))
  }
  return schemas
}

function parse(text: string): unknown {
  if (text.length > longestSchema) throw new InvalidModel('The model is too large')
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidModel('The model is not JSON')
  }
}

function asSchema(schema: unknown): object {
  if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return schema
  throw new InvalidModel('The model is not an object')
}

const modelReference = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)(?:#(.*))?$/s

/** A copy whose references lead to other models by `schemaId`; `id`s, which would move the base of references, are left out. */
function rewrite(value: unknown, wanted: string[], depth: number, isSchema = true): unknown {
  if (depth > deepestSchema) throw new InvalidModel('The model nests too deep')
  if (Array.isArray(value)) return value.map((item) => rewrite(item, wanted, depth + 1, isSchema))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
    .filter(([key, member]) => !(isSchema && (key === 'id' || key === '$schema') && typeof member === 'string'))
    .map(
      ([key, member]) =>
        [
          key,
          isSchema && key === '$ref' && typeof member === 'string' ? reference(member, wanted) : rewriteMember(key, member, wanted, depth, isSchema),
        ] as const,
    )
  return Object.fromEntries(members)
}

/** Below these stand values or names, where `id` and `$ref` are nothing special. */
function rewriteMember(key: string, member: unknown, wanted: string[], depth: number, isSchema: boolean): unknown {
  if (isSchema && (key === 'enum' || key === 'default')) return member
  const namesFollow = isSchema && (key === 'properties' || key === 'patternProperties' || key === 'definitions' || key === 'dependencies')
  return rewrite(member, wanted, depth + 1, !namesFollow)
}

function reference(target: string, wanted: string[]): string {
  if (target.startsWith('#')) return target
  const [, name, fragment] = modelReference.exec(target) ?? []
  if (name === undefined) throw new InvalidModel(`The model refers to ${target}`)
  wanted.push(name)
  return `${schemaId(name)}#${fragment ?? ''}`
}
