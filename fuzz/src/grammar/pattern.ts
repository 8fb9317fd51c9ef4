import * as fc from 'fast-check'

/** Regular expressions after Java's grammar, inclined to what makes them slow. */
export const pattern: fc.Arbitrary<string> = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc.array(tie('pattern'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
    fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '++', '{2}', '{0,9}', '{1,1000}', '{3,}')).map(([inner, loop]) => `(${inner})${loop}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one}|${other})`),
    fc.tuple(fc.constantFrom('?=', '?!', '?<=', '?<!', '?>', '?i:', '?<n>'), tie('pattern')).map(([kind, inner]) => `(${kind}${inner})`),
  ),
  atom: fc.constantFrom(
    'a',
    'b',
    'x',
    'ab',
    '.',
    '.*',
    '\\w',
    '\\d+',
    '[a-z]',
    '[^ab]',
    '[a-z&&[^b]]',
    '^',
    '$',
    '\\b',
    '\\1',
    '\\k<n>',
    '\\p{L}',
    '\\Q.\\E',
    'é',
    '😀',
    '(',
    '[',
    '{',
  ),
})).pattern

/** Texts on which such patterns go back and forth. */
export const patternText: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'ab', 'x', 'aab', ' ', '\n', 'é', '😀', '1'), fc.integer({ min: 1, max: 400 })), { maxLength: 6 })
  .map((parts) => parts.map(([part, times]) => part.repeat(times)).join(''))
