import { assert, property, array, constantFrom, string as text } from 'fast-check'
import { expect, test } from 'vitest'
import { compileRouter, type RouterEntry } from './router.ts'

/** `POST /a/{b}` … → a router whose values are those texts. */
function routerOf(...routes: readonly string[]) {
  return compileRouter(routes.map(entryOf))
}
function entryOf(route: string): RouterEntry<string> {
  const [httpMethod = '', path = ''] = route.split(' ')
  return { httpMethod, path, value: route }
}
function served(router: ReturnType<typeof routerOf>, request: string): string | undefined {
  const [httpMethod = '', path = ''] = request.split(' ')
  return router.find(httpMethod, path)?.value
}

test('a resource without the verb is passed over, and a greedy sibling serves it', () => {
  const router = routerOf('POST /test', 'ANY /test/any', 'OPTIONS /{proxy+}')
  expect(served(router, 'OPTIONS /test')).toBe('OPTIONS /{proxy+}')
  expect(served(router, 'OPTIONS /test/any')).toBe('ANY /test/any')
  expect(served(router, 'GET /test/any')).toBe('ANY /test/any')
})

test('a greedy resource serves what lies in the sub-tree of a static sibling that has no such path', () => {
  const router = routerOf('GET /part1', 'GET /part1/hardcoded-value', 'GET /{param+}')
  expect(served(router, 'GET /part1/random-value')).toBe('GET /{param+}')
  expect(served(router, 'GET /part1')).toBe('GET /part1')
  expect(served(router, 'GET /part1/hardcoded-value')).toBe('GET /part1/hardcoded-value')
})

test('a path parameter serves the verb that its static sibling lacks', () => {
  const router = routerOf('GET /users/{userId}', 'PATCH /users/me')
  expect(router.find('GET', '/users/me')).toEqual({ value: 'GET /users/{userId}', pathParameters: new Map([['userId', 'me']]) })
  expect(served(router, 'PATCH /users/me')).toBe('PATCH /users/me')
  expect(served(router, 'POST /users/me')).toBeUndefined()
})

test('the static resource wins where both have the verb', () => {
  const router = routerOf('POST /roles/provision', 'GET /roles/{roleId}', 'GET /things/real', 'POST /things/{proxy+}')
  expect(served(router, 'POST /roles/provision')).toBe('POST /roles/provision')
  expect(served(router, 'GET /roles/provision')).toBe('GET /roles/{roleId}')
  expect(served(router, 'GET /things/real')).toBe('GET /things/real')
  expect(served(router, 'POST /things/real')).toBe('POST /things/{proxy+}')
})

test('ANY is no verb that a client could ask for', () => {
  expect(routerOf('ANY /pets').find('ANY', '/pets')).toBeUndefined()
})

test('ANY on the more specific resource beats the exact verb on a less specific one', () => {
  const router = routerOf('ANY /{proxy+}', 'GET /jobs/{t}', 'OPTIONS /cors_only')
  expect(served(router, 'GET /jobs/reboot')).toBe('GET /jobs/{t}')
  expect(served(router, 'GET /jobs')).toBe('ANY /{proxy+}')
  expect(served(router, 'POST /jobs')).toBe('ANY /{proxy+}')
  expect(served(router, 'POST /jobs/reboot')).toBe('ANY /{proxy+}')
  expect(served(router, 'GET /cors_only')).toBe('ANY /{proxy+}')
  expect(served(routerOf('ANY /a', 'GET /{x}'), 'GET /a')).toBe('ANY /a')
})

test('the way goes back two levels when what was more specific has no such verb', () => {
  const router = routerOf('GET /a/b/c', 'POST /a/{x}/{y}', 'POST /a/b/{z+}', 'PUT /{all+}')
  expect(served(router, 'POST /a/b/c')).toBe('POST /a/b/{z+}')
  expect(served(router, 'POST /a/q/c')).toBe('POST /a/{x}/{y}')
  expect(served(router, 'PUT /a/b/c')).toBe('PUT /{all+}')
  expect(served(routerOf('GET /{a}/b', 'GET /a/{b}'), 'GET /a/b')).toBe('GET /a/{b}')
})

test('a parameter that was tried in vain is none of those that are told', () => {
  const router = routerOf('GET /{a}/x', 'GET /{p+}', 'GET /deep/{b}/{c}/y', 'GET /deep/{q+}')
  expect([...(router.find('GET', '/1/2')?.pathParameters ?? [])]).toEqual([['p', '1/2']])
  expect([...(router.find('GET', '/deep/1/2/3')?.pathParameters ?? [])]).toEqual([['q', '1/2/3']])
})

test('a greedy parameter needs a segment, keeps inner slashes, and loses the one at the end', () => {
  const router = routerOf('GET /parent/{child+}')
  expect(served(router, 'GET /parent')).toBeUndefined()
  expect(served(router, 'GET /parent/')).toBeUndefined()
  expect(router.find('GET', '/parent/proxy-value/')?.pathParameters.get('child')).toBe('proxy-value')
  expect(router.find('GET', '/parent/proxy-value//double-slash')?.pathParameters.get('child')).toBe('proxy-value//double-slash')
})

test('path parameters are kept exactly as sent', () => {
  expect(routerOf('GET /{p+}').find('GET', '/test%2Balias@gmail.com/a+b')?.pathParameters.get('p')).toBe('test%2Balias@gmail.com/a+b')
})

test('slashes doubled right after the stage and one at the end make no difference; case does', () => {
  const router = routerOf('GET /hardcoded', 'GET /')
  expect(served(router, 'GET //hardcoded')).toBe('GET /hardcoded')
  expect(served(router, 'GET /hardcoded/')).toBe('GET /hardcoded')
  expect(served(router, 'GET /Hardcoded')).toBeUndefined()
  expect(served(router, 'GET /')).toBe('GET /')
  expect(served(router, 'GET ')).toBeUndefined()
})

test('ANY stands for the seven verbs only, and HEAD is not served by GET', () => {
  const router = routerOf('ANY /any', 'GET /get')
  expect(served(router, 'HEAD /any')).toBe('ANY /any')
  expect(served(router, 'TRACE /any')).toBeUndefined()
  expect(served(router, 'HEAD /get')).toBeUndefined()
})

test('names from outside are names, whatever JavaScript has under them', () => {
  const router = routerOf('GET /__proto__', 'GET /x/{constructor}')
  expect(served(router, 'GET /__proto__')).toBe('GET /__proto__')
  expect(served(router, 'GET /constructor')).toBeUndefined()
  expect(router.find('GET', '/x/1')?.pathParameters.get('constructor')).toBe('1')
})

test('an unresolved request is told its nearest resource', () => {
  expect(routerOf('GET /pets', 'GET /pets/{petId}').nearest('/pets/1/toys')).toEqual({ path: '/pets/{petId}', httpMethods: ['GET'] })
})

test('ten thousand resources are told apart', () => {
  const routes = Array.from({ length: 10_000 }, (_, index) => `GET /r${index}/{id}`)
  const router = routerOf(...routes)
  expect(served(router, 'GET /r0/x')).toBe('GET /r0/{id}')
  expect(served(router, 'GET /r9999/x')).toBe('GET /r9999/{id}')
  expect(served(router, 'GET /r10000/x')).toBeUndefined()
})

test('the trie answers what trying every resource in turn answers', () => {
  const part = constantFrom('a', 'b', 'c', '{x}', '{x}', '{g+}')
  const route = array(part, { minLength: 1, maxLength: 4 }).map((parts) => {
    const greedy = parts.indexOf('{g+}')
    return `/${(greedy < 0 ? parts : parts.slice(0, greedy + 1)).map((name, index) => name.replace('x', `x${index}`)).join('/')}`
  })
  const entry = array(route, { minLength: 1, maxLength: 12 })
  const verb = constantFrom('GET', 'POST', 'ANY')
  const path = array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }).map((parts) => `/${parts.join('/')}`)
  assert(
    property(entry, array(verb, { minLength: 12, maxLength: 12 }), path, constantFrom('GET', 'POST'), (paths, verbs, asked, httpMethod) => {
      const routes = paths.map((path, index) => `${verbs[index]} ${path}`)
      expect(served(routerOf(...routes), `${httpMethod} ${asked}`)).toBe(naive(routes, httpMethod, asked))
    }),
    { numRuns: 500 },
  )
})

test('no path makes the router throw', () => {
  const router = routerOf('GET /a/{b}', 'ANY /{c+}')
  assert(property(text(), (path) => void router.find('GET', path)))
})

/** Tries every route: those that fit and have the verb, the most specific first, segment by segment. */
function naive(routes: readonly string[], httpMethod: string, path: string): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '')
  const fitting = routes
    .map((route) => ({ route, verb: route.split(' ')[0] ?? '', parts: (route.split(' ')[1] ?? '').split('/').slice(1) }))
    .filter(({ verb, parts }) => (verb === httpMethod || verb === 'ANY') && fits(parts, segments))
    .toSorted((one, other) => rank(one.parts).localeCompare(rank(other.parts)) || Number(one.verb === 'ANY') - Number(other.verb === 'ANY'))
  return fitting[0]?.route
}
function fits(parts: readonly string[], segments: readonly string[]): boolean {
  return parts.every((part, index) => {
    if (part.endsWith('+}')) return segments.length > index
    if (index === parts.length - 1 && segments.length !== parts.length) return false
    return part.startsWith('{') ? segments[index] !== undefined : part === segments[index]
  })
}
function rank(parts: readonly string[]): string {
  return parts.map((part) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0')).join('')
}
