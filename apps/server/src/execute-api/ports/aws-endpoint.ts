import { BackendFailure } from '@fourbox/engine'
import type { Credentials } from '../../identity/sign.ts'

/** Where a service's calls go, and with whose keys they are signed. */
export interface AwsEndpoint {
  /** Without a path. */
  readonly origin: string
  /** What a path of the endpoint's own puts before each call's; empty or starting with a slash. */
  readonly basePath: string
  readonly credentials: Credentials
}

/**
 * Finds a service's endpoint by AWS's own rules: `AWS_ENDPOINT_URL_<SERVICE>`, then `AWS_ENDPOINT_URL`; then AWS itself,
 * where that is switched on and the environment has credentials.
 * @throws BackendFailure `role` when there is nowhere to go.
 */
export function awsEndpoint(
  environment: Readonly<Record<string, string | undefined>>,
  {
    service,
    subdomain,
    region,
    allowAws,
  }: { readonly service: string; readonly subdomain: string | undefined; readonly region: string; readonly allowAws: boolean },
): AwsEndpoint {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = environment
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } : undefined

  const configured = environment[`AWS_ENDPOINT_URL_${variableSuffix(service)}`] || environment['AWS_ENDPOINT_URL']
  if (configured) {
    const { origin, basePath } = readEndpoint(configured)
    // A bucket that the ARN names as a host is found by its path: an endpoint of one's own has one host.
    const bucket = service === 's3' && subdomain !== undefined ? `/${subdomain}` : ''
    return { origin, basePath: basePath + bucket, credentials: credentials ?? { accessKeyId: 'test', secretAccessKey: 'test' } }
  }
  if (!allowAws) {
    throw new BackendFailure(
      'role',
      `Nothing serves ${service}: set AWS_ENDPOINT_URL_${variableSuffix(service)}, or switch on --allow-aws and configure credentials`,
    )
  }
  if (!credentials) throw new BackendFailure('role', 'There are no AWS credentials in the environment')
  const host = [subdomain, hostPrefixes.get(service) ?? service, region, 'amazonaws.com'].filter((part) => part !== undefined).join('.')
  return { origin: `https://${host}`, basePath: '', credentials }
}

/** The name under which a service is signed, where it is not the one in the ARN. */
export function signingName(service: string): string {
  return signingNames.get(service) ?? service
}

const signingNames = new Map([
  ['email', 'ses'],
  ['runtime.sagemaker', 'sagemaker'],
])

const hostPrefixes = new Map([['ses', 'email']])

/** SDKs look for the service id in capitals, each blank an underscore: `states` is Step Functions' SFN. */
const variableNames = new Map([
  ['states', 'SFN'],
  ['events', 'EVENTBRIDGE'],
  ['monitoring', 'CLOUDWATCH'],
  ['logs', 'CLOUDWATCH_LOGS'],
  ['email', 'SES'],
  ['elasticmapreduce', 'EMR'],
  ['secretsmanager', 'SECRETS_MANAGER'],
  ['cognito-idp', 'COGNITO_IDENTITY_PROVIDER'],
  ['application-autoscaling', 'APPLICATION_AUTO_SCALING'],
  ['apigateway', 'API_GATEWAY'],
])

function variableSuffix(service: string): string {
  return variableNames.get(service) ?? service.toUpperCase().replace(/[^A-Z0-9]/g, '_')
}

function readEndpoint(text: string): Pick<AwsEndpoint, 'origin' | 'basePath'> {
  if (!URL.canParse(text)) throw new BackendFailure('invalid-endpoint', `The endpoint ${JSON.stringify(text)} is no address`)
  const { origin, pathname } = new URL(text)
  return { origin, basePath: pathname.replace(/\/+$/, '') }
}
