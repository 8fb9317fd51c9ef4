import { expect, test } from 'vitest'
import { compileMatch } from './match.ts'

function best(typed: string, ...texts: readonly string[]): readonly string[] {
  const match = compileMatch(typed)
  return texts
    .flatMap((text) => {
      const found = match(text)
      return found ? [{ text, score: found.score }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ text }) => text)
}

test('letters in their order find a name, in any case', () => {
  expect(best('OID', 'GET /orders/{orderId}', 'GET /pets')).toEqual(['GET /orders/{orderId}'])
  expect(best('xyz', 'GET /orders')).toEqual([])
})

test('what stands as it was typed comes before letters apart, beginnings of words before their middles, short names before long ones', () => {
  expect(best('ord', 'GET /old/road', 'GET /records', 'GET /shop/orders', 'orders', 'GET /orders')).toEqual([
    'orders',
    'GET /orders',
    'GET /shop/orders',
    'GET /records',
    'GET /old/road',
  ])
})

test('each word is looked for by itself, wherever it stands', () => {
  expect(best('orders get', 'GET /orders', 'POST /orders')).toEqual(['GET /orders'])
})

test('the characters that were meant are told, as close together as they are', () => {
  expect(compileMatch('pe')('GET /pets')?.at).toEqual([5, 6])
  expect(compileMatch('gpt')('GET /pots/pt')?.at).toEqual([0, 5, 7])
  expect(compileMatch('x😀')('x😁😀')?.at).toEqual([0, 3, 4])
  expect(compileMatch('i')('İi')?.at).toEqual([1])
})
