import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'
import { answerQuery } from '../protocol/query-protocol.ts'
import { sts } from '../sts/sts.ts'
import { iam } from './index.ts'

type Form = Readonly<Record<string, string>>

/** Calls on a fresh account; answers the XML without its request id. */
async function trialIam(): Promise<(Action: string, parameters?: Form, Version?: string) => Promise<string>> {
  const { context } = await trialServer()
  return async (Action, parameters = {}, Version = iam.version) => {
    const { status, body, contentType } = await answerQuery(new URLSearchParams({ Action, Version, ...parameters }).toString(), [sts, iam], context)
    expect(contentType).toBe('text/xml')
    return `${status} ${body.replaceAll(/<(ResponseMetadata>)?<?RequestId>[^<]*<\/RequestId>(<\/ResponseMetadata>)?/g, '')}`
  }
}

const trust = '{"Version":"2012-10-17","Statement":[]}'
const role = { RoleName: 'role', AssumeRolePolicyDocument: trust }
const created = '2027-01-15T08:00:00.000Z'

test('GetCallerIdentity: any key is the account’s root', async () => {
  const call = await trialIam()
  expect(await call('GetCallerIdentity', {}, sts.version)).toContain(
    '<Arn>arn:aws:iam::000000000000:root</Arn><UserId>000000000000</UserId><Account>000000000000</Account>',
  )
})

test('CreateRole answers the role with its defaults, GetRole the same', async () => {
  const call = await trialIam()
  const shown = `<Path>/</Path><RoleName>role</RoleName>`
  const answers = [await call('CreateRole', role), await call('GetRole', { RoleName: 'role' })]
  for (const answer of answers) {
    expect(answer).toContain(shown)
    expect(answer).toMatch(/<RoleId>AROA[A-Z0-9]{17}<\/RoleId><Arn>arn:aws:iam::000000000000:role\/role<\/Arn>/)
    expect(answer).toContain(`<CreateDate>${created}</CreateDate><AssumeRolePolicyDocument>${encodeURIComponent(trust)}</AssumeRolePolicyDocument>`)
    expect(answer).toContain('<MaxSessionDuration>3600</MaxSessionDuration>')
  }
})

test('UpdateRole changes what is named alone, UpdateAssumeRolePolicy the trust', async () => {
  const call = await trialIam()
  await call('CreateRole', { ...role, Description: 'first' })
  await call('UpdateRole', { RoleName: 'role', MaxSessionDuration: '7200' })
  const document = '{"Statement":[{"Effect":"Deny"}]}'
  await call('UpdateAssumeRolePolicy', { RoleName: 'role', PolicyDocument: document })
  const shown = await call('GetRole', { RoleName: 'role' })
  expect(shown).toContain('<Description>first</Description><MaxSessionDuration>7200</MaxSessionDuration>')
  expect(shown).toContain(encodeURIComponent(document))
})

test('tags are added, replaced and taken away', async () => {
  const call = await trialIam()
  await call('CreateRole', { ...role, 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': '1' })
  await call('TagRole', {
    RoleName: 'role',
    'Tags.member.1.Key': 'b',
    'Tags.member.1.Value': '2',
    'Tags.member.2.Key': 'a',
    'Tags.member.2.Value': '3',
  })
  expect(await call('ListRoleTags', { RoleName: 'role' })).toContain(
    '<Tags><member><Key>a</Key><Value>3</Value></member><member><Key>b</Key><Value>2</Value></member></Tags>',
  )
  await call('UntagRole', { RoleName: 'role', 'TagKeys.member.1': 'a', 'TagKeys.member.2': 'none' })
  expect(await call('ListRoleTags', { RoleName: 'role' })).toContain('<Tags><member><Key>b</Key><Value>2</Value></member></Tags>')
})

test('inline policies are put, read, listed and deleted by their names', async () => {
  const call = await trialIam()
  await call('CreateRole', role)
  for (const PolicyName of ['one', 'two']) await call('PutRolePolicy', { RoleName: 'role', PolicyName, PolicyDocument: trust })
  expect(await call('ListRolePolicies', { RoleName: 'role' })).toContain('<PolicyNames><member>one</member><member>two</member></PolicyNames>')
  expect(await call('GetRolePolicy', { RoleName: 'role', PolicyName: 'one' })).toContain(`<PolicyDocument>${encodeURIComponent(trust)}</PolicyDocument>`)
  await call('DeleteRolePolicy', { RoleName: 'role', PolicyName: 'one' })
  expect(await call('GetRolePolicy', { RoleName: 'role', PolicyName: 'one' })).toMatch(/^404 .*<Code>NoSuchEntity<\/Code>/)
  expect(await call('DeleteRole', { RoleName: 'role' })).toMatch(/^409 .*must delete policies first/)
})

test('a managed policy is attached once, counted, and detached before it can go', async () => {
  const call = await trialIam()
  const PolicyArn = 'arn:aws:iam::000000000000:policy/team/managed'
  await call('CreateRole', role)
  expect(await call('CreatePolicy', { PolicyName: 'managed', Path: '/team/', PolicyDocument: trust })).toContain(`<Arn>${PolicyArn}</Arn>`)
  expect(await call('CreatePolicy', { PolicyName: 'managed', Path: '/team/', PolicyDocument: trust })).toMatch(/^409 .*EntityAlreadyExists/)
  for (const _ of [1, 2]) await call('AttachRolePolicy', { RoleName: 'role', PolicyArn })
  expect(await call('ListAttachedRolePolicies', { RoleName: 'role' })).toContain(
    `<AttachedPolicies><member><PolicyName>managed</PolicyName><PolicyArn>${PolicyArn}</PolicyArn></member></AttachedPolicies>`,
  )
  expect(await call('GetPolicy', { PolicyArn })).toContain('<AttachmentCount>1</AttachmentCount>')
  expect(await call('GetPolicyVersion', { PolicyArn, VersionId: 'v1' })).toContain(`<Document>${encodeURIComponent(trust)}</Document>`)
  expect(await call('ListPolicyVersions', { PolicyArn })).toContain('<VersionId>v1</VersionId><IsDefaultVersion>true</IsDefaultVersion>')
  expect(await call('DeletePolicy', { PolicyArn })).toMatch(/^409 .*DeleteConflict/)
  await call('DetachRolePolicy', { RoleName: 'role', PolicyArn })
  expect(await call('DetachRolePolicy', { RoleName: 'role', PolicyArn })).toMatch(/^404 .*NoSuchEntity/)
  expect(await call('DeletePolicy', { PolicyArn })).toMatch(/^200 /)
  expect(await call('GetPolicy', { PolicyArn })).toMatch(/^404 .*NoSuchEntity/)
})

test('an instance has no profiles here, and a role deleted is gone', async () => {
  const call = await trialIam()
  await call('CreateRole', role)
  expect(await call('ListInstanceProfilesForRole', { RoleName: 'role' })).toContain('<IsTruncated>false</IsTruncated>')
  await call('DeleteRole', { RoleName: 'role' })
  expect(await call('ListInstanceProfilesForRole', { RoleName: 'role' })).toMatch(/^404 .*The role with name role cannot be found\./)
  expect(await call('ListRoles')).toContain('<IsTruncated>false</IsTruncated>')
})

test('a page of roles says whether more follow, and where they begin', async () => {
  const call = await trialIam()
  for (const RoleName of ['one', 'three', 'two']) await call('CreateRole', { ...role, RoleName })
  const page = async (form: Form) => {
    const answer = await call('ListRoles', { MaxItems: '2', ...form })
    const valuesOf = (name: string) => [...answer.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value]) => value)
    return { roles: valuesOf('RoleName'), isTruncated: valuesOf('IsTruncated'), marker: valuesOf('Marker') }
  }
  const first = await page({})
  expect(first).toEqual({ roles: ['one', 'three'], isTruncated: ['true'], marker: [expect.stringMatching(/./)] })
  expect(await page({ Marker: first.marker[0] ?? '' })).toEqual({ roles: ['two'], isTruncated: ['false'], marker: [] })
})

test.for<readonly [string, Form, string]>([
  ['CreateRole', {}, "400 ValidationError 1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null"],
  ['CreateRole', { ...role, RoleName: 'a/b' }, '400 ValidationError The specified value for roleName is invalid.'],
  ['CreateRole', { ...role, AssumeRolePolicyDocument: '[]' }, '400 MalformedPolicyDocument This policy contains invalid Json'],
  ['CreatePolicy', { PolicyName: 'a b', PolicyDocument: trust }, '400 ValidationError The specified value for policyName is invalid.'],
  ['UpdateRole', { RoleName: 'none' }, '404 NoSuchEntity The role with name none cannot be found.'],
  ['AttachRolePolicy', { RoleName: 'none', PolicyArn: 'not an ARN' }, '400 InvalidInput ARN not an ARN is not valid.'],
  ['ListRoles', { MaxItems: '1001' }, "400 ValidationError 1 validation error detected: Value '1001' at 'maxItems'"],
  ['__proto__', {}, '400 InvalidAction Could not find operation __proto__ for version 2010-05-08'],
])('%s of %j is refused in IAM’s words', async ([action, parameters, expected]) => {
  const call = await trialIam()
  const refusal = await call(action, parameters)
  expect(refusal.replace(/<ErrorResponse.*<Code>(.*)<\/Code><Message>(.*)<\/Message>.*/, '$1 $2').replaceAll('&apos;', "'")).toContain(expected)
})
