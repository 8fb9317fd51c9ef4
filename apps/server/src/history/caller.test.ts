import { expect, test } from 'vitest'
import { clientOf } from './caller.ts'

test.each([
  ['aws-cli/2.17.0 md/awscrt#0.20.11 ua/2.0 os/linux#6.1 lang/python#3.11 md/command#apigateway.put-method', 'AWS CLI'],
  ['Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux lang/python#3.12 Botocore/1.34.0', 'boto3'],
  ['aws-sdk-js/3.1142.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#26.0.0 api/api-gateway#3.1142.0', 'AWS SDK for JavaScript'],
  ['APN/1.0 HashiCorp/1.0 Terraform/1.9.0 (+https://www.terraform.io) terraform-provider-aws/5.60.0 aws-sdk-go-v2/1.30.3', 'Terraform'],
  ['aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22', 'AWS SDK for Go'],
  ['aws-sdk-java/2.26.0 Linux/6.1', 'AWS SDK for Java'],
  ['aws-sdk-ruby3/3.200.0 ua/2.0', 'AWS SDK for Ruby'],
  ['fourbox', 'fourbox'],
  ['curl/8.5.0', 'curl'],
  ['<script>', 'unknown client'],
  ['', 'unknown client'],
])('%s is known as %s', (agent, client) => {
  expect(clientOf({ 'user-agent': agent })).toBe(client)
})

test('a browser is the console: no other page gets so far', () => {
  expect(clientOf({ 'user-agent': 'Mozilla/5.0', 'x-amz-user-agent': 'aws-sdk-js/3.1142.0', 'sec-fetch-site': 'same-origin' })).toBe('console')
})
