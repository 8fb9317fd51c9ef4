import { expect, test } from 'vitest'
import { compile } from '../template/template.ts'

/** A result as it prints, with the class that it has. */
const result = (expression: string) => compile(`#set($r = ${expression})$r $r.class.name`).render({ body: '{}' }).text

test.each([
  ['2147483647 + 1', '2147483648 java.lang.Long'],
  ['-2147483648 - 1', '-2147483649 java.lang.Long'],
  ['9223372036854775807 + 1', '9223372036854775808 java.math.BigInteger'],
  ['9223372036854775807 * 2', '18446744073709551614 java.math.BigInteger'],
  ['-9223372036854775808 / -1', '-9223372036854775808 java.lang.Long'],
  ['7 / 2', '3 java.lang.Integer'],
  ['-7 / 2', '-3 java.lang.Integer'],
  ['-7 % 3', '-1 java.lang.Integer'],
  ['7.0 / 2', '3.5 java.lang.Double'],
  ['1 + 1.5', '2.5 java.lang.Double'],
])('%s is %s', (expression, printed) => {
  expect(result(expression)).toBe(printed)
})

test('a division by zero is no number', () => {
  expect(compile('#set($r = 5)#set($r = 1 / 0)$r#set($r = 1 % 0)$r').render({ body: '{}' }).text).toBe('55')
})
