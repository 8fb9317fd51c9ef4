/** How API Gateway's schemas refer to a model of an API. */
export function modelAddress(apiId: string, name: string): string {
  return `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`
}

/** The name of the model that a `$ref` means: by its address, or by its place in a definition. Undefined for any other reference. */
export function referencedModel(reference: string): string | undefined {
  const start = localPrefixes.find((prefix) => reference.startsWith(prefix))?.length ?? address.exec(reference)?.[0].length
  return start === undefined || start === reference.length || reference.includes('/', start) ? undefined : reference.slice(start)
}

const localPrefixes = ['#/components/schemas/', '#/definitions/']
const address = /^https:\/\/apigateway\.[\w.-]+\/restapis\/[^/]+\/models\//

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
