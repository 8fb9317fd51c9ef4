import { httpMethods, isHttpMethod } from '../method/http-method.ts'
import { longest } from '../reading/judge-lengths.ts'
import { type Findings, MemberReader } from './member-reader.ts'
import { type BodyExpectation, type Expectations, type HeaderExpectation, longestSavedTest, type TestRequest, type WrittenTest } from './saved-test.ts'

/** What the languages lend, which stand outside of this package: why a text is none of theirs, undefined where it is one. */
export interface ExpectationLanguages {
  readonly patternFault: (pattern: string) => string | undefined
  readonly jsonPathFault: (path: string) => string | undefined
}

/**
 * Reads a test that strangers wrote. All that is wrong with it is said to `findings`, with the way to the member that is
 * wrong; the test counts when nothing was.
 */
export function readWrittenTest(value: unknown, findings: Findings, languages: ExpectationLanguages): WrittenTest {
  const members = new MemberReader(value, findings, longestSavedTest)
  members.only(['name', 'method', 'request', 'expect'])
  return {
    name: members.text('name', { most: longest.name }) ?? '',
    method: readMethodName(members),
    request: readRequest(members.object('request')),
    expect: readExpectations(members.object('expect'), languages),
  }
}

function readMethodName(members: MemberReader): string {
  const method = members.text('method', { most: longest.url }) ?? ''
  const [verb = '', path = ''] = method.split(' ', 2)
  if (method !== '' && (!isHttpMethod(verb) || !path.startsWith('/') || method !== `${verb} ${path}`))
    members.fault('method', `must be a verb and a path, such as GET /pets/{petId}`)
  return method
}

function readRequest(request: MemberReader | undefined): TestRequest {
  if (!request) return {}
  request.only(['httpMethod', 'path', 'headers', 'body', 'stageVariables', 'clientCertificateId'])
  const httpMethod = request.optionalText('httpMethod')
  if (httpMethod !== undefined && !isHttpMethod(httpMethod)) request.fault('httpMethod', `must be one of ${httpMethods.join(', ')}`)
  const path = request.optionalText('path', { most: longest.url })
  const headers = request.entries('headers', (member) => member.textOrTexts())
  const body = request.json('body')
  const stageVariables = request.entries('stageVariables', (member) => member.anyText())
  const clientCertificateId = request.optionalText('clientCertificateId')
  return {
    ...(httpMethod !== undefined && isHttpMethod(httpMethod) && { httpMethod }),
    ...(path !== undefined && { path }),
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
    ...(stageVariables && { stageVariables }),
    ...(clientCertificateId !== undefined && { clientCertificateId }),
  }
}

function readExpectations(expect: MemberReader | undefined, languages: ExpectationLanguages): Expectations {
  if (!expect) return {}
  expect.someOf(['status', 'headers', 'body', 'integrationRequestBody'])
  const status = expect.wholeNumber('status', 100, 599)
  const headers = expect.entries('headers', (member) => readHeader(member, languages))
  const body = readBody(expect.object('body'), languages)
  const integrationRequestBody = readBody(expect.object('integrationRequestBody'), languages)
  return {
    ...(status !== undefined && { status }),
    ...(headers && { headers }),
    ...(body && { body }),
    ...(integrationRequestBody && { integrationRequestBody }),
  }
}

function readHeader(member: MemberReader, languages: ExpectationLanguages): HeaderExpectation {
  if (member.value === null) return null
  if (typeof member.value !== 'object') return member.anyText()
  member.only(['matches'])
  return { matches: readPattern(member, 'matches', languages) ?? '' }
}

function readBody(member: MemberReader | undefined, languages: ExpectationLanguages): BodyExpectation | undefined {
  if (!member) return undefined
  member.someOf(['text', 'matches', 'json', 'jsonPath', 'jsonPathMatches'])
  const text = member.optionalText('text')
  const matches = member.has('matches') ? readPattern(member, 'matches', languages) : undefined
  const json = member.json('json')
  const jsonPath = member.entries('jsonPath', (each, path) => {
    judgePath(each, path, languages)
    return each.anyJson()
  })
  const jsonPathMatches = member.entries('jsonPathMatches', (each, path) => {
    judgePath(each, path, languages)
    return judgePattern(each, languages)
  })
  return {
    ...(text !== undefined && { text }),
    ...(matches !== undefined && { matches }),
    ...(json !== undefined && { json }),
    ...(jsonPath && { jsonPath }),
    ...(jsonPathMatches && { jsonPathMatches }),
  }
}

function readPattern(members: MemberReader, name: string, languages: ExpectationLanguages): string | undefined {
  const pattern = members.text(name, { most: longest.url })
  const why = pattern === undefined ? undefined : languages.patternFault(pattern)
  if (why !== undefined) members.fault(name, `is no regular expression: ${why}`)
  return pattern
}

function judgePattern(member: MemberReader, languages: ExpectationLanguages): string {
  const pattern = member.anyText()
  const why = languages.patternFault(pattern)
  if (why !== undefined) member.faultHere(`is no regular expression: ${why}`)
  return pattern
}

function judgePath(member: MemberReader, path: string, languages: ExpectationLanguages): void {
  const why = languages.jsonPathFault(path)
  if (why !== undefined) member.faultHere(`stands under what is no JSONPath: ${why}`)
}
