import { expect, test } from 'vitest'
import { addressOfTarget } from './vpc-link.ts'

test.each([
  ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080 }],
  ['http://inner.example:80/', { host: 'inner.example', port: 80 }],
  ['[::1]:9000', { host: '::1', port: 9000 }],
  ['https://[::ffff:127.0.0.1]:443', { host: '::ffff:127.0.0.1', port: 443 }],
  ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/one/0123456789abcdef', undefined],
  ['arn:1', { host: 'arn', port: 1 }],
  ['balancer', undefined],
  ['balancer:0', undefined],
  ['balancer:65536', undefined],
  ['user@balancer:80', undefined],
  ['balancer:80/path', undefined],
])('the target %s leads to %j', (target, address) => {
  expect(addressOfTarget(target)).toEqual(address)
})
