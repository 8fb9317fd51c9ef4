import { expect, test } from 'vitest'

import { readVpcLink } from './read-vpc-link.ts'

test('a VPC link leads to load balancers, or to addresses', () => {
  const link = { name: 'l', targetArns: ['arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/a/1', '127.0.0.1:8080'] }
  expect(readVpcLink(link)).toEqual({ value: link, warnings: [] })
  expect(readVpcLink({ name: '', targetArns: ['x'] })).toEqual({
    faults: [
      { field: 'name', text: 'Name cannot be empty' },
      { field: 'targetArns', text: 'Invalid ARN. ARN is not well formed x' },
    ],
  })
})
