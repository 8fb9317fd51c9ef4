/** The AWS CLI's word for one of AWS's names, as botocore makes it: `restApiId` is `rest-api-id`, `providerARNs` is `provider-arns`. */
export function optionName(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
}
