/** How API Gateway's schemas refer to a model of an API. */
export function modelAddress(apiId: string, name: string): string {
  return `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`
}

/** The name of the model that a `$ref` means: by its address, or by its place in a definition. Undefined for any other reference. */
export function referencedModel(reference: string): string | undefined {
  const prefix = localPrefixes.find((each) => reference.startsWith(each))
  if (prefix !== undefined) return /^[^/]+$/.test(reference.slice(prefix.length)) ? reference.slice(prefix.length) : undefined
  const { name, pointer } = parseModelAddress(reference) ?? {}
  return pointer === undefined ? name : undefined
}

const localPrefixes = ['#/components/schemas/', '#/definitions/']

/** A model's address taken apart, with the pointer into its schema where one stands behind a `#`; undefined for anything else. */
export function parseModelAddress(reference: string): { readonly name: string; readonly pointer: string | undefined } | undefined {
  const [, name, pointer] = address.exec(reference) ?? []
  return name === undefined ? undefined : { name, pointer }
}

/** Also with a region in the host, as AWS's own answers have it. */
const address = /^https:\/\/apigateway\.[\w.-]+\/restapis\/[^/]+\/models\/([^/#]+)(?:#(.*))?$/s

/** Whether a model's schema refers to another model by its address. */
export function refersToModel(schema: string, name: string): boolean {
  let found = false
  try {
    JSON.parse(schema, (key, value: unknown) => {
      if (key === '$ref' && typeof value === 'string' && !value.startsWith('#') && referencedModel(value) === name) found = true
      return value
    })
  } catch {
    // What is no JSON refers to nothing.
  }
  return found
}
