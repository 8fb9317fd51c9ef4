import { expect, test } from 'vitest'
import { compile } from '../template/template.ts'

const render = (expression: string) => compile(`#set($l = ['a', 'b', 'c'])${expression}`).render({ body: '{}' }).text

test('a part of a list ends with the list at the latest', () => {
  expect([render('$l.subList(0, 3)'), render('$l.subList(1, 1)'), render('$l.subList(3, 3)')]).toEqual(['[a, b, c]', '[]', '[]'])
  expect(() => render('$l.subList(0, 4)')).toThrow('java.lang.IndexOutOfBoundsException: toIndex = 4')
  expect(() => render('$l.subList(-1, 2)')).toThrow('java.lang.IndexOutOfBoundsException: fromIndex = -1')
  expect(() => render('$l.subList(2, 1)')).toThrow('java.lang.IllegalArgumentException: fromIndex(2) > toIndex(1)')
})

test('an item is put where there is one, or behind the last', () => {
  expect(render('$l.add(3, "d")$l.add(0, "z")$l')).toBe('[z, a, b, c, d]')
  expect(() => render('$l.add(4, "x")')).toThrow('java.lang.IndexOutOfBoundsException: Index: 4, Size: 3')
  expect(() => render('$l.set(3, "x")')).toThrow('java.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 3')
})

test('an item that is there twice has a first place and a last', () => {
  expect(render('$l.add("a")$l.indexOf("a") $l.lastIndexOf("a") $l.lastIndexOf("x")')).toBe('true0 3 -1')
})
