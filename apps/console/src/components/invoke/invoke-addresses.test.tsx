import { expect, test } from 'vitest'
import { curlLine, domainHere, invokeAddresses } from './invoke-addresses.ts'

const place = { restApiId: 'abcde12345', stageName: 'dev', path: '/pets/1' }
const get = (url: string, httpMethod: string, apiKeyRequired = false) => curlLine({ address: { form: '', url }, httpMethod, apiKeyRequired })

test('a stage is called by its host, by a path of this machine, and by its domains', () => {
  const addresses = invokeAddresses(place, [
    { domainName: 'api.example.com', basePath: 'v1', stage: 'dev' },
    { domainName: '*.example.org', basePath: '' },
  ])
  expect(addresses).toEqual([
    { form: 'Invoke URL', url: 'http://abcde12345.execute-api.localhost:4401/dev/pets/1' },
    { form: 'by path', url: 'http://localhost:4401/_aws/execute-api/abcde12345/dev/pets/1' },
    { form: 'custom domain', url: 'http://api.example.com:4401/v1/pets/1', curlOptions: "--resolve 'api.example.com:4401:127.0.0.1'" },
    { form: 'custom domain', url: 'http://any.example.org:4401/dev/pets/1', curlOptions: "--resolve 'any.example.org:4401:127.0.0.1'" },
  ])
})

test('curl is told the port of a domain’s name, also where its address does not say it', () => {
  const here = (executeOrigin: string) => domainHere('api.example.com', executeOrigin)
  expect(here('https://localhost')).toMatchObject({ origin: 'https://api.example.com', curlOptions: "--resolve 'api.example.com:443:127.0.0.1'" })
  expect(here('http://localhost')).toMatchObject({ origin: 'http://api.example.com', curlOptions: "--resolve 'api.example.com:80:127.0.0.1'" })
})

test('a line of curl has the verb, the key by a variable, and a body where one is expected', () => {
  expect(get('http://x/', 'GET')).toBe("curl 'http://x/'")
  expect(get('http://x/', 'ANY', true)).toBe(`curl 'http://x/' -H "x-api-key: $API_KEY"`)
  expect(get('http://x/', 'POST')).toBe("curl -X POST 'http://x/' -H 'Content-Type: application/json' -d '{}'")
  expect(get('http://x/', 'HEAD')).toBe("curl --head 'http://x/'")
})
