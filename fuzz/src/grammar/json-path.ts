import * as fc from 'fast-check'
import { names } from './json-value.ts'
import { pattern } from './pattern.ts'

const quoted = names.map((name) => `'${name.replaceAll("'", "\\'")}'`)
const index = fc.oneof(fc.integer({ min: -3, max: 5 }).map(String), fc.constantFrom('0,1', '-1:', '1:3', ':2', ':', '*', '99999999999', '0:2147483647', '?()'))

/** JSONPaths as Jayway reads them, and some that it does not. */
export const jsonPath: fc.Arbitrary<string> = fc.letrec<{ path: string; step: string; filter: string; operand: string }>((tie) => ({
  path: fc.array(tie('step'), { maxLength: 6 }).map((steps) => `$${steps.join('')}`),
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    names.filter((name) => /^\w+$/.test(name)).map((name) => `.${name}`),
    fc.constantFrom('.*', '[*]', '..*', '..a', '..[0]', '.length()', '.sum()', '.min()', '.concat("a")', '.keys()', '.', '[', ']'),
    fc.array(quoted, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(',')}]`),
    index.map((text) => `[${text}]`),
    names.map((name) => `..${name}`),
    tie('filter').map((filter) => `[?(${filter})]`),
  ),
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('operand'),
    fc
      .tuple(tie('operand'), fc.constantFrom('==', '!=', '<', '>=', 'in', 'nin', 'contains', 'size', 'empty', 'subsetof', 'anyof', 'type'), tie('operand'))
      .map((all) => all.join(' ')),
    fc.tuple(tie('operand'), pattern, fc.constantFrom('', 'i')).map(([operand, source, flag]) => `${operand} =~ /${source.replaceAll('/', '')}/${flag}`),
    fc.tuple(tie('filter'), fc.constantFrom('&&', '||'), tie('filter')).map(([one, operator, other]) => `(${one}) ${operator} (${other})`),
    tie('filter').map((filter) => `!(${filter})`),
  ),
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('1', "'a'", 'true', 'null', '[1,2]', "['a']", '{"a":1}', '1e999', '@'),
    fc.array(tie('step'), { maxLength: 3 }).map((steps) => `@${steps.join('')}`),
    tie('path'),
  ),
})).path
