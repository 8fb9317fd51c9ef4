import { defaultBudgets, EvaluationError, Meter } from '@fourbox/java'
import { describe, expect, test } from 'vitest'
import { FilterPatternError } from './filter-pattern-error.ts'
import { compileFilterPattern } from './filter-pattern.ts'

function matching(pattern: string, messages: readonly string[]): readonly string[] {
  const filter = compileFilterPattern(pattern)
  return messages.filter((message) => filter(message, new Meter()))
}

describe('terms', () => {
  const [both, error, warn] = ['ERROR WARN message', 'ERROR message', 'WARN message'] as const

  test.each([
    ['', [both, error, warn]],
    ['ERROR', [both, error]],
    ['?ERROR ?WARN', [both, error, warn]],
    ['ERROR WARN', [both]],
    ['ERROR -WARN', [error]],
    ['ERROR -"WARN message"', [error]],
    ['"ERROR message"', [error]],
    ['error', []],
    ['RROR', [both, error]],
    // Beside a plain term the optional ones count for nothing.
    ['ERROR ?nothing', [both, error]],
    ['%^WARN%', [warn]],
  ] as const)('%s', (pattern, expected) => {
    expect(matching(pattern, [both, error, warn])).toEqual(expected)
  })

  test.each(['%ERR.R (WARN)?%', '%a% %b% %c%', '-', '"open', 'a:b'])('%s is broken', (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow(FilterPatternError)
  })

  test('a term may hold quotation marks, and lines of one event are one text', () => {
    expect(matching('"a \\"b\\"" "d"', ['a "b"\nc\nd', 'a "b"'])).toEqual(['a "b"\nc\nd'])
  })
})

describe('JSON', () => {
  const event = {
    user: { id: 1, email: 'John.Stiles@example.com', isActive: true, nothing: null, 'x.y': 'dotted' },
    users: [
      { id: 2, email: 'John.Doe@example.com' },
      { id: 3, email: 'Jane.Doe@example.com' },
    ],
    actions: ['GET', 'PUT', 'DELETE'],
    coordinates: [
      [0, 1, 2],
      [4, 5, 6],
    ],
    bandwidth: 1.5e3,
    status: '400',
    ip: '123.123.7.8',
  }

  test.each([
    ['{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }', true],
    ['{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', false],
    ['{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }', true],
    ['{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }', false],
    ['{ $.coordinates[1][2] = 6 }', true],
    ['{ $.bandwidth > 1e3 }', true],
    ['{ $.bandwidth <= 1500.0 }', true],
    ['{ $.bandwidth < -1.5 }', false],
    ['{ $.user.id != 2 }', true],
    ['{ $.status = 400 }', false],
    ['{ $.status = "4*" }', true],
    ['{ $.status = %^4\\d{2}$% }', true],
    ['{ $.ip = 123.123.* }', true],
    ['{ $.user.email = *example }', false],
    ['{ $.user.email = "*example.com" }', true],
    ['{ $.user.email = "John*com" }', false],
    ['{ $.user = "x" }', false],
    ['{ $.user != "x" }', false],
    ['{ $.missing != "x" }', false],
    ['{ $.user.email = * }', true],
    ['{ $.missing = * }', false],
    ['{ $.user.isActive IS TRUE }', true],
    ['{ $.user.isActive IS FALSE }', false],
    ['{ $.user.nothing IS NULL }', true],
    ['{ $.missing IS NULL }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.constructor NOT EXISTS }', true],
    ['{ $.user.id NOT EXISTS }', false],
    ['{ $.users[*].email = "Jane*" }', true],
    ['{ $.user.* = "dotted" }', true],
    ["{ $.user.['x.y'] = dotted }", true],
    ['{ $.actions[9] = GET }', false],
    ['{$.user.id=1&&$.actions[0]=GET}', true],
  ])('%s is %s', (pattern, expected) => {
    expect(compileFilterPattern(pattern)(JSON.stringify(event), new Meter())).toBe(expected)
  })

  test.each(['{', '{ }', '{ $ = 1 }', '{ $.a }', '{ $.a = }', '{ $.a < x }', '{ ($.a = 1 }', '{ $.a = 1 } more', '{ $.*.* = 1 }', '{ a = 1 }'])(
    '%s is broken',
    (pattern) => {
      expect(() => compileFilterPattern(pattern)).toThrow(FilterPatternError)
    },
  )

  test('what is not one object fits nothing', () => {
    expect(matching('{ $.a NOT EXISTS }', ['text', '[1]', '{', '{"b":1} {"c":2}', '{"b":1}\n'])).toEqual(['{"b":1}\n'])
  })
})

describe('columns', () => {
  const line = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534'

  test.each([
    ['[ip, user_id, username, timestamp, request, status_code, bytes]', true],
    ['[ip, user_id, username, timestamp, request, status_code]', false],
    ['[ip, , username, , request, status = 404, bytes]', true],
    ['[..., status_code = 4*, bytes > 1000]', true],
    ['[ip, ..., bytes]', true],
    ['[ip = 127*, ...]', true],
    ['[..., time, request = "GET /index.html HTTP/1.0", status, bytes]', true],
    ['[..., time, request, status, bytes = "GET /index.html HTTP/1.0"]', false],
    ['[..., request = *index.html*, status, bytes]', true],
    ['[..., request = %GET /.*html%, status, bytes]', true],
    ['[..., status = 4* && status != 403, bytes]', true],
    ['[..., status = 4* && status != 404, bytes]', false],
    ['[..., bytes >= 1534]', true],
    ['[..., bytes < 1.5e3]', false],
    ['[ip, user != "-", ...]', false],
    ['[ip != 10*, ...]', true],
  ])('%s is %s', (pattern, expected) => {
    expect(compileFilterPattern(pattern)(line, new Meter())).toBe(expected)
  })

  test('one of several words at the start of a line', () => {
    const lines = ['ERROR WARN message', 'ERROR message', 'WARN message\n']
    expect(matching('[w1=ERROR, w2]', lines)).toEqual(['ERROR message'])
    expect(matching('[w1=ERROR || w1=WARN, w2]', lines)).toEqual(['ERROR message', 'WARN message\n'])
  })

  test.each(['[', '[a', '[a, ..., ...]', '[a = ]', '[a > x]', '[= 1]'])('%s is broken', (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow(FilterPatternError)
  })
})

test('an expression that would run for long ends with its meter, over all events together', () => {
  const filter = compileFilterPattern('%a*a*a*a*a*a*a*b$%')
  const meter = new Meter({ ...defaultBudgets, steps: 200_000 })
  const search = () => {
    for (let events = 0; events < 1000; events++) filter('a'.repeat(1000), meter)
  }
  expect(search).toThrow(EvaluationError)
})
