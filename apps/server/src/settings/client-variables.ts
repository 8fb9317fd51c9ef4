import { authorityFile } from '../tls/authority.ts'
import type { Config } from './config.ts'

/** The services of AWS that answer on the control plane's port. */
const services = ['API_GATEWAY', 'APIGATEWAYV2', 'STS', 'IAM', 'RESOURCE_GROUPS_TAGGING_API', 'CLOUDWATCH_LOGS', 'LAMBDA'] as const

/** The variables that point AWS's SDKs, the AWS CLI, boto3 and Terraform to a Fourbox; without credentials where it knows no key. */
export function clientVariables({
  port,
  region,
  accessKeys,
  https,
  data,
}: Pick<Config, 'port' | 'region' | 'accessKeys' | 'https' | 'data'>): Readonly<Record<string, string>> {
  const [credentials] = accessKeys
  return {
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, `${https ? 'https' : 'http'}://localhost:${port}`])),
    AWS_REGION: region,
    // boto3 reads this one only.
    AWS_DEFAULT_REGION: region,
    // Node reads the first when it starts, boto3, the AWS CLI and Terraform the second.
    ...(https && { NODE_EXTRA_CA_CERTS: authorityFile(data), AWS_CA_BUNDLE: authorityFile(data) }),
    ...(credentials && { AWS_ACCESS_KEY_ID: credentials[0], AWS_SECRET_ACCESS_KEY: credentials[1] }),
  }
}
