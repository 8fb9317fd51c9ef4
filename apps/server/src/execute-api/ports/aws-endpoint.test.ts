import { BackendFailure } from '@fourbox/engine'
import { expect, test } from 'vitest'
import { awsEndpoint } from './aws-endpoint.ts'

const ask = (service: string, subdomain: string | undefined, environment: Readonly<Record<string, string>>, allowAws = false) => {
  const { origin, basePath } = awsEndpoint(environment, { service, subdomain, region: 'eu-west-1', allowAws })
  return origin + basePath
}
const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }

test.each([
  ['dynamodb', undefined, { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1/', AWS_ENDPOINT_URL: 'http://127.0.0.1:2' }, 'http://127.0.0.1:1'],
  ['dynamodb', undefined, { AWS_ENDPOINT_URL: 'http://127.0.0.1:2/base/' }, 'http://127.0.0.1:2/base'],
  ['states', undefined, { AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:3' }, 'http://127.0.0.1:3'],
  ['s3', 'my-bucket', { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4/s3' }, 'http://127.0.0.1:4/s3/my-bucket'],
  ['iot', 'data', { AWS_ENDPOINT_URL_IOT: 'http://127.0.0.1:5' }, 'http://127.0.0.1:5'],
])('%s with the subdomain %j is called at its own endpoint, a bucket by its path', (service, subdomain, environment, address) => {
  expect(ask(service, subdomain, environment)).toBe(address)
})

test('AWS itself is called only where that is switched on and there are keys', () => {
  expect(ask('s3', 'my-bucket', keys, true)).toBe('https://my-bucket.s3.eu-west-1.amazonaws.com')
  expect(() => ask('s3', undefined, keys)).toThrow(BackendFailure)
  expect(() => ask('s3', undefined, {}, true)).toThrow('There are no AWS credentials in the environment')
})
