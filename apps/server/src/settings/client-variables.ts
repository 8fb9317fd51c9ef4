import type { Config } from './config.ts'

/** The services of AWS that answer on the control plane's port. */
const services = ['API_GATEWAY', 'APIGATEWAYV2', 'STS', 'IAM', 'RESOURCE_GROUPS_TAGGING_API', 'CLOUDWATCH_LOGS', 'LAMBDA'] as const

/** The variables that point AWS's SDKs, the AWS CLI, boto3 and Terraform to a Fourbox; without credentials where it knows no key. */
export function clientVariables({ port, region, accessKeys }: Pick<Config, 'port' | 'region' | 'accessKeys'>): Readonly<Record<string, string>> {
  const [credentials] = accessKeys
  return {
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, `http://localhost:${port}`])),
    AWS_REGION: region,
    // boto3 reads this one only.
    AWS_DEFAULT_REGION: region,
    ...(credentials && { AWS_ACCESS_KEY_ID: credentials[0], AWS_SECRET_ACCESS_KEY: credentials[1] }),
  }
}
