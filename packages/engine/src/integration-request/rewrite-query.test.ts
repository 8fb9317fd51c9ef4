import { assert, property, string as text } from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from '../content/parse-query.ts'
import { rewriteQuery } from './rewrite-query.ts'

test.each([
  ['sig=a%2Fb', 'sig=a/b'],
  ['at=12%3A30&who=a%40b.c', 'at=12:30&who=a@b.c'],
  ['a%2Fb=1', 'a/b=1'],
  ['q=%41%7e%2D', 'q=A~-'],
  ['q=it%27s%21', "q=it's!"],
  ['q=a%20b', 'q=a%20b'],
  ['q=a b"<>', 'q=a%20b%22%3C%3E'],
  ['q=%c3%a9', 'q=%C3%A9'],
  ['q=[1]', 'q=%5B1%5D'],
  ['q=%26%3D%23%25%3B', 'q=%26%3D%23%25%3B'],
  ['q=a+b%2Bc,d%2Ce', 'q=a+b%2Bc,d%2Ce'],
  ['q=%zz&r=100%&s=%ff', 'q=%zz&r=100%&s=%ff'],
  ['flag&empty=&&x=1;y=2', 'flag&empty=&&x=1;y=2'],
  ['', ''],
])('the query %s goes on as %s', (sent, handedOn) => {
  expect(rewriteQuery(sent)).toBe(handedOn)
})

test('whatever a client sends, its parameters mean the same behind the proxy', () => {
  assert(
    property(text(), text({ unit: 'grapheme' }), (name, value) => {
      const query = `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`
      expect(parseQuery(rewriteQuery(query))).toEqual(parseQuery(query))
    }),
  )
})
