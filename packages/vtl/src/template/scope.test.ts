import { expect, test } from 'vitest'
import { compile } from './template.ts'
import { Overrides } from '../scope/overrides.ts'
import type { Scope } from './scope.ts'

const render = (template: string, scope: Partial<Scope> = {}): string => compile(template).render({ body: '', ...scope }).text

test('$context is asked for no more than a template reads', () => {
  const asked: string[] = []
  const context = {
    get: (name: string) => {
      asked.push(name)
      return name === 'identity' ? { sourceIp: '192.0.2.1', nested: { deep: 'x' } } : name
    },
    names: () => {
      asked.push('(all names)')
      return ['stage', 'identity']
    },
  }
  expect(render('no context', { context })).toBe('no context')
  expect(asked).toEqual([])
  expect(render('$context.stage $context.identity.sourceIp $context.identity.nested.deep $context.identity.sourceIp', { context })).toBe(
    'stage 192.0.2.1 x 192.0.2.1',
  )
  expect(asked).toEqual(['stage', 'identity'])
  expect(render('$context.keySet()', { context })).toBe('[stage, identity, requestOverride, responseOverride]')
  expect(asked).toContain('(all names)')
})

test('an object within $context prints nothing, its members do', () => {
  const context = { get: (name: string) => (name === 'identity' ? { user: 'u' } : undefined), names: () => ['identity'] }
  expect(render('[$context.identity][$context.identity.user][$context.nothing]', { context })).toBe('[][u][]')
})

test('overrides of a request template are there in the response template of the same call', () => {
  const overrides = new Overrides()
  const request = compile('#set($context.requestOverride.header.X = "1")#set($context.responseOverride.status = 202)').render({ body: '', overrides })
  expect(request.overrides).toBe(overrides)
  expect(overrides.requestPart('header')).toEqual(new Map([['X', '1']]))
  expect(render('$context.requestOverride.header.X $context.responseOverride.status', { overrides })).toBe('1 202')
  expect(overrides.responseStatus).toBe(202)
})

test('overrides hold what was written, of whatever type', () => {
  const { overrides } = compile(
    '#set($context.responseOverride.status = "200 OK")#set($context.responseOverride.header.A = ["x", 1.5])#set($context.requestOverride.path = "gone")',
  ).render({ body: '' })
  expect(overrides.responseStatus).toBe('200 OK')
  expect(overrides.responseHeaders).toEqual(new Map([['A', ['x', 1.5]]]))
  expect(overrides.requestPart('path')).toEqual(new Map())
  expect(new Overrides().responseStatus).toBeUndefined()
})

test('parameters are looked for in the path, the query string and the headers', () => {
  const params = {
    path: { id: 'p' },
    querystring: new Map([
      ['id', 'q'],
      ['q', '2'],
    ]),
    header: { q: 'h', H: 'h' },
  }
  expect(render("$input.params('id') $input.params('q') $input.params('H') [$input.params('none')]", { params })).toBe('p 2 h []')
  expect(render("$input.params('none').length()", { params })).toBe('0')
  expect(render('$input.params()', { params })).toBe('{path={id=p}, querystring={id=q, q=2}, header={q=h, H=h}}')
})

test('an object of $context has its own members alone', () => {
  const context = { get: (name: string) => (name === 'identity' ? { user: 'u' } : undefined), names: () => ['identity'] }
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    expect(render(`[$context.identity['${name}']][$context.identity.get('${name}')][$context.identity.containsKey('${name}')]`, { context })).toBe(
      '[][][false]',
    )
  expect(render('[$context.identity.constructor]', { context })).toBe('[]')
})

test('a number that JavaScript cannot hold comes out of the overrides digit by digit', () => {
  const { overrides } = compile('#set($context.requestOverride.header.X = 9007199254740993)#set($context.requestOverride.header.Y = 9007199254740991)').render({
    body: '',
  })
  expect(overrides.requestPart('header')).toEqual(
    new Map<string, unknown>([
      ['X', '9007199254740993'],
      ['Y', 9007199254740991],
    ]),
  )
})

test('names that JavaScript gives every object are names like any other', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  for (const name of names) {
    expect(
      render(`[$stageVariables['${name}']][$stageVariables.get('${name}')][$input.params('${name}')][$context['${name}']]`, {
        params: { path: {} },
        stageVariables: {},
      }),
    ).toBe('[][][][]')
    expect(render(`[$stageVariables['${name}']]`, { stageVariables: new Map([[name, 'given']]) })).toBe('[given]')
  }
})

test('a text that is evaluated sees all of the scope, whether the template around it mentions it or not', () => {
  const scope = { body: '1', params: { path: { id: 'p' } }, stageVariables: { a: 'A' }, context: { get: () => 'prod', names: () => [] } }
  const text = '$input.body $input.params("id") $context.stage $stageVariables.a $util.urlEncode("a b") #foreach($i in [7])$foreach.count$velocityCount#end'
  expect(render(`#evaluate('${text}')`, scope)).toBe('1 p prod A a+b 11')
  expect(render(`#set($t = '${text}')#evaluate($t)`, scope)).toBe('1 p prod A a+b 11')
  expect(render("#evaluate('$input.body')", scope)).toBe('1')
})

test('a missing body is an empty object', () => {
  expect(render("$input.body $input.json('$') [$input.path('$.a')]")).toBe('{} {} []')
})

test('large numbers of $context are Longs, others Integers and Doubles', () => {
  const context = {
    get: (name: string) =>
      new Map([
        ['a', 1],
        ['b', 1_700_000_000_000],
        ['c', 1.5],
      ]).get(name),
    names: () => ['a', 'b', 'c'],
  }
  expect(render('$context.a.class.name $context.b.class.name $context.c.class.name $context.b', { context })).toBe(
    'java.lang.Integer java.lang.Long java.lang.Double 1700000000000',
  )
})

test.each(['not json {', 'word', '{"a":', '[1', "{'a'", ''])('$util.parseJson of %j, which is no JSON, is empty', (text) => {
  expect(
    render("[$util.parseJson($input.params('t'))][$util.parseJson($input.params('t')).a]", { params: { path: {}, querystring: { t: text }, header: {} } }),
  ).toBe('[][]')
})

test.each([
  ['{"a": {"b": 1}}', '{a={b=1}}'],
  ['[1,2]', '[1,2]'],
  ['"text"', 'text'],
  [' 5 ', '5'],
  ['true', 'true'],
])('$util.parseJson of %j is its value', (text, shown) => {
  expect(render("$util.parseJson($input.params('t'))", { params: { path: {}, querystring: { t: text }, header: {} } })).toBe(shown)
})
