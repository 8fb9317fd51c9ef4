import { readHeaders, takesBody, type TestInput, toTestCall } from '../../../components/test-call/test-input.ts'
import { curlVerb } from '../../../components/invoke/curl-verb.ts'
import { invokeAddresses } from '../../../components/invoke/invoke-addresses.ts'
import { shellQuoted } from '../../../components/invoke/shell-quoted.ts'

interface CurlOfTest {
  readonly restApiId: string
  readonly stageName: string
  readonly path: string
  readonly verb: string
  readonly input: TestInput
}

/** What is typed for a test as a line of curl that calls a stage. */
export function curlOfTest({ restApiId, stageName, path, verb, input }: CurlOfTest): string {
  const { pathWithQueryString = '' } = toTestCall(input, path, verb)
  const [{ url }] = invokeAddresses({ restApiId, stageName, path: pathWithQueryString }, [])
  const headers = Object.entries(readHeaders(input.headers))
  const hasBody = takesBody(verb) && input.body !== ''
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type')
  return [
    'curl',
    ...curlVerb(verb),
    shellQuoted(url),
    ...headers.flatMap(([name, values]) => values.map((value) => `-H ${shellQuoted(`${name}: ${value}`)}`)),
    ...(hasBody && !isTyped ? [`-H 'Content-Type: application/json'`] : []),
    ...(hasBody ? [`--data-raw ${shellQuoted(input.body)}`] : []),
  ].join(' ')
}
