import { Type } from 'js-yaml'

/** The functions that have a short form in YAML, by the name behind the exclamation mark. */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'Transform',
  'ValueOf',
  'ValueOfAll',
] as const

const kinds = ['scalar', 'sequence', 'mapping'] as const

/** YAML types that write `!Name value` as `{ "Fn::Name": value }`; `!Ref` and `!Condition` keep their names. */
export const shortTags: readonly Type[] = kinds.flatMap((kind) => [
  ...(['Ref', 'Condition'] as const).map((name) => tag(name, kind, name)),
  ...functions.map((name) => tag(name, kind, `Fn::${name}`)),
])

function tag(name: string, kind: 'scalar' | 'sequence' | 'mapping', long: string): Type {
  return new Type(`!${name}`, {
    kind,
    construct: (value: unknown) => ({ [long]: name === 'GetAtt' && typeof value === 'string' ? splitAttribute(value) : (value ?? '') }),
  })
}

/** `A.B.C` is the attribute `B.C` of `A`. */
export function splitAttribute(text: string): readonly string[] {
  const dot = text.indexOf('.')
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)]
}
