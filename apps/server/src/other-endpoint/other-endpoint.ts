import type { CalledService } from './called-service.ts'

/** Another implementation of AWS's protocol. */
export interface OtherEndpoint {
  /** As it was given, without a slash at its end. */
  readonly url: string
  readonly region: string
  /** It is AWS itself, whose services have a host each. */
  readonly isAws: boolean
}

/** What an endpoint's address says of it: AWS's own hosts say their region themselves. */
export function readOtherEndpoint({ hostname, origin, pathname }: URL, region: string | undefined): OtherEndpoint {
  const [, ofHost] = awsHost.exec(hostname) ?? []
  return { url: `${origin}${pathname.replace(/\/+$/, '')}`, region: region ?? ofHost ?? 'us-east-1', isAws: ofHost !== undefined }
}

const awsHost = /^apigateway\.([a-z0-9-]+)\.amazonaws\.com$/

/** Where a service's calls go: of AWS its own host, of anything else the one endpoint. */
export function serviceOrigin({ url, region, isAws }: OtherEndpoint, { name, hostPrefix }: CalledService): string {
  if (!isAws) return url
  // IAM is the same in every region.
  return name === 'iam' ? 'https://iam.amazonaws.com' : `https://${hostPrefix}${name}.${region}.amazonaws.com`
}

/** The region that a service's signature names. */
export function signingRegion({ region, isAws }: OtherEndpoint, { name }: CalledService): string {
  return isAws && name === 'iam' ? 'us-east-1' : region
}
