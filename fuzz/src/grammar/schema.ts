import * as fc from 'fast-check'
import { jsonValue, names } from './json-value.ts'
import { pattern } from './pattern.ts'

const itself = { $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Fuzzed' }

/** JSON Schema, draft 4, inclined to what is dear: references to itself, alternatives within alternatives, unique items, patterns. */
export const schema: fc.Arbitrary<object> = fc.letrec<{ schema: object; members: object }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<object>(itself, {}, { $ref: '#' }, { $ref: '#/definitions/a' }, { $ref: '#/nowhere' }, { type: 'object' }, { type: ['string', 'null'] }),
    tie('members'),
    fc.tuple(tie('members'), tie('members')).map(([one, other]) => ({ ...one, ...other })),
  ),
  members: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<object>(
      { uniqueItems: true },
      { minimum: 1, exclusiveMinimum: true },
      { multipleOf: 0.01 },
      { maxLength: 3 },
      { required: ['a', '__proto__'] },
      { format: 'date-time' },
    ),
    fc.tuple(fc.constantFrom('oneOf', 'anyOf', 'allOf'), fc.array(tie('schema'), { minLength: 1, maxLength: 4 })).map(([key, schemas]) => ({ [key]: schemas })),
    fc.dictionary(names, tie('schema'), { maxKeys: 4 }).map((properties) => ({ properties })),
    fc.tuple(pattern, tie('schema')).map(([key, value]) => ({ patternProperties: { [key]: value } })),
    pattern.map((source) => ({ type: 'string', pattern: source })),
    tie('schema').map((items) => ({ items })),
    fc.array(tie('schema'), { maxLength: 3 }).map((items) => ({ items, additionalItems: false })),
    tie('schema').map((not) => ({ not })),
    tie('schema').map((a) => ({ definitions: { a } })),
    tie('schema').map((additionalProperties) => ({ additionalProperties })),
    tie('schema').map((value) => ({ dependencies: { a: ['b'], b: value } })),
    fc.array(jsonValue, { minLength: 1, maxLength: 3 }).map((values) => ({ enum: values })),
  ),
})).schema
