/** How API Gateway's schemas refer to a model of an API. */
export function modelAddress(apiId: string, name: string): string {
  return `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`
}

/** The name of the model that a `$ref` means: by its address, or by its place in a definition. Undefined for any other reference. */
export function referencedModel(reference: string): string | undefined {
  return /^(?:https:\/\/apigateway\.[\w.-]+\/restapis\/[^/]+\/models\/|#\/definitions\/|#\/components\/schemas\/)([^/]+)$/.exec(reference)?.[1]
}
