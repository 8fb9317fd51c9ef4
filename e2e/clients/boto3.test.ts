import { execFile, spawnSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../server.ts'

const absent = spawnSync('python3', ['-c', 'import boto3']).status !== 0

const program = `
import json, sys
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

def client(service):
    return boto3.client(service, endpoint_url=sys.argv[1], region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test",
                        config=Config(retries={"max_attempts": 0}))

gateway = client("apigateway")
api = gateway.create_rest_api(name="from boto3", tags={"team": "a"})
root = gateway.get_resources(restApiId=api["id"])["items"][0]
for part in ["a", "b", "c"]:
    gateway.create_resource(restApiId=api["id"], parentId=root["id"], pathPart=part)
pages = list(gateway.get_paginator("get_resources").paginate(restApiId=api["id"], PaginationConfig={"PageSize": 2}))
try:
    gateway.create_resource(restApiId=api["id"], parentId=root["id"], pathPart="a")
    refusal = None
except gateway.exceptions.ConflictException as error:
    refusal = error.response["Error"]["Message"]
try:
    gateway.update_rest_api(restApiId=api["id"], patchOperations=[{"op": "wrong", "path": "/name", "value": "x"}])
    invalid = None
except ClientError as error:
    invalid = error.response["Error"]["Code"]
print(json.dumps({
    "created": api["createdDate"].timestamp(),
    "paths": sorted(item["path"] for page in pages for item in page["items"]),
    "pages": len(pages),
    "refusal": refusal,
    "invalid": invalid,
    "account": client("sts").get_caller_identity()["Account"],
    "tagged": client("resourcegroupstaggingapi").get_resources(TagFilters=[{"Key": "team"}])["ResourceTagMappingList"][0]["ResourceARN"],
    "id": api["id"],
}))
`

test.skipIf(absent)('boto3 reads dates, pages, and errors as its own classes (skipped where Python has no boto3)', async () => {
  const server = await startServer()
  onTestFinished(async () => void (await server.stop()))
  const { stdout, stderr } = await run(server.controlOrigin)
  expect(stderr).toBe('')
  const { id, created, ...answers } = JSON.parse(stdout)
  expect(Math.abs(created - Date.now() / 1000)).toBeLessThan(300)
  expect(answers).toEqual({
    paths: ['/', '/a', '/b', '/c'],
    pages: 2,
    refusal: 'Another resource with the same parent already has this name: a',
    invalid: 'ValidationException',
    account: '000000000000',
    tagged: `arn:aws:apigateway:us-east-1::/restapis/${id}`,
  })
})

function run(endpoint: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    execFile('python3', ['-c', program, endpoint], (error, stdout, stderr) => resolve({ stdout, stderr: stderr || (error?.message ?? '') }))
  })
}
