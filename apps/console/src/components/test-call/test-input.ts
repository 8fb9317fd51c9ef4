import { filledPath } from '@fourbox/domain'
import type { Integration, Method, TestInvokeMethodRequest } from '@aws-sdk/client-api-gateway'
import { useMemo } from 'react'
import { create } from 'zustand'
import { type Parameter, parametersAt } from '../method/parameters.ts'
import { variableNames } from '../stage/variable-names.ts'

/** What is typed on the Test tab. */
export interface TestInput {
  readonly verb: string
  readonly path: Readonly<Record<string, string>>
  readonly queryString: string
  /** `name:value`, one a line. */
  readonly headers: string
  readonly clientCertificateId: string
  readonly stageVariables: Readonly<Record<string, string>>
  readonly body: string
}

const emptyInput: TestInput = { verb: 'GET', path: {}, queryString: '', headers: '', clientCertificateId: '', stageVariables: {}, body: '' }

const useInputs = create<{ readonly inputs: ReadonlyMap<string, TestInput> }>(() => ({ inputs: new Map() }))

/** A method of a draft. */
export interface TestedMethod {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

/**
 * The inputs of one method's test, kept while the person looks at its boxes: the same object while they are the same.
 * @param begin what stands there as long as nothing was typed; must stay the same object while it is the same
 */
export function useTestInput(method: TestedMethod, begin: Partial<TestInput>): [TestInput, (changes: Partial<TestInput>) => void] {
  const key = keyOf(method)
  const typed = useInputs((state) => state.inputs.get(key))
  const input = useMemo(() => typed ?? { ...emptyInput, ...begin }, [typed, begin])
  return [input, (changes) => setTestInput(method, { ...input, ...changes })]
}

/** Puts a call into the Test tab of a method, in place of what was typed there; what is left out is empty. */
export function setTestInput(method: TestedMethod, input: Partial<TestInput>): void {
  useInputs.setState(({ inputs }) => ({ inputs: new Map(inputs).set(keyOf(method), { ...emptyInput, ...input }) }))
}

/** None of the three holds a blank. */
function keyOf({ restApiId, resourceId, httpMethod }: TestedMethod): string {
  return `${restApiId} ${resourceId} ${httpMethod}`
}

/** Verbs whose requests carry a body. */
export function takesBody(verb: string): boolean {
  return verb !== 'GET' && verb !== 'HEAD' && verb !== 'OPTIONS'
}

/** The stage variables that an integration speaks of, in its address, mappings and templates. */
export function stageVariablesOf(integration: Integration | undefined): readonly string[] {
  return [...variableNames(JSON.stringify(integration ?? {}))]
}

/** The parameters that the method declares for its query string and that have not been typed. */
export function queryStringsLeft(method: Method, queryString: string): readonly Parameter<boolean>[] {
  const typed = new URLSearchParams(queryString.trim())
  return parametersAt(method.requestParameters, 'method.request.querystring').filter(({ name }) => !typed.has(name))
}

/** As `queryStringsLeft`, of headers. */
export function headersLeft(method: Method, headers: string): readonly Parameter<boolean>[] {
  const typed = new Set(Object.keys(readHeaders(headers)).map((name) => name.toLowerCase()))
  return parametersAt(method.requestParameters, 'method.request.header').filter(({ name }) => !typed.has(name.toLowerCase()))
}

/** The query string with one more parameter, whose value is to be typed. */
export function withQueryString(queryString: string, name: string): string {
  const typed = queryString.trim()
  return `${typed}${typed === '' ? '' : '&'}${encodeURIComponent(name)}=`
}

/** The headers with one more line, whose value is to be typed. */
export function withHeader(headers: string, name: string): string {
  return `${headers}${headers === '' || headers.endsWith('\n') ? '' : '\n'}${name}:`
}

/** What the method requires of a request, each to be filled in. */
export function requiredInput(method: Method): Pick<TestInput, 'queryString' | 'headers'> {
  const required = (place: string) => parametersAt(method.requestParameters, place).flatMap(({ name, value }) => (value ? [name] : []))
  return {
    queryString: required('method.request.querystring').reduce(withQueryString, ''),
    headers: required('method.request.header').reduce(withHeader, ''),
  }
}

/** The model that describes a request's body: that of JSON before any other; undefined without one, or with one that says nothing. */
export function modelOfBody({ requestModels = {} }: Method): string | undefined {
  const name = requestModels['application/json'] ?? Object.values(requestModels)[0]
  return name === 'Empty' ? undefined : name
}

/** The call's members as TestInvokeMethod takes them. */
export function toTestCall(input: TestInput, resourcePath: string, verb: string): Omit<TestInvokeMethodRequest, 'restApiId' | 'resourceId' | 'httpMethod'> {
  const query = input.queryString.trim().replace(/^\?/, '')
  const stageVariables = Object.fromEntries(Object.entries(input.stageVariables).filter(([, value]) => value !== ''))
  return {
    pathWithQueryString: `${filledPath(resourcePath, (name) => input.path[name] ?? '')}${query === '' ? '' : `?${query}`}`,
    multiValueHeaders: readHeaders(input.headers),
    ...(takesBody(verb) && input.body !== '' ? { body: input.body } : {}),
    ...(input.clientCertificateId === '' ? {} : { clientCertificateId: input.clientCertificateId }),
    ...(Object.keys(stageVariables).length === 0 ? {} : { stageVariables }),
  }
}

/** The first line that is no `name:value`, from 1; undefined where all are, or are empty. */
export function lineWithoutColon(text: string): number | undefined {
  const index = text.split('\n').findIndex((line) => line.trim() !== '' && line.indexOf(':') < 1)
  return index < 0 ? undefined : index + 1
}

/** Lines of `name:value`; a name on several lines has several values. */
export function readHeaders(text: string): Record<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim()
    if (colon < 1 || name === '') continue
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()])
  }
  return Object.fromEntries(headers)
}
