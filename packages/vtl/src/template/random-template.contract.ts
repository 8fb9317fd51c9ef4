import * as fc from 'fast-check'

const texts = ['plain ', '\n', '\t{"a": ', '"', '\\ ', '\\$x', '#[[ $raw ]]#', '## comment\n', '#* comment *#', '.', ' 100% ', '\u00fc\u2603', '$ 5', '# 1 ']
const references = [
  '$x',
  '${x}',
  '$!x',
  '$nothing',
  '$!nothing',
  '$m.k',
  '$m.get("k")',
  '$l.size()',
  '$l[0]',
  '$x.length()',
  '$x.substring(1)',
  '$i',
  '$foreach.index',
  '$d',
  "$input.path('$.a')",
  "$input.json('$')",
  "$input.params('q')",
  '$context.stage',
  '$m.keySet()',
  '$l.add($x)',
  '$m.put($x, $l)',
  '$x.replaceAll("a+", "b")',
  '$x.class.name',
]

/** Templates after Velocity's grammar: whole directives, references and text, nested as they can be. */
export const randomTemplate: fc.Arbitrary<string> = fc.letrec<{ block: string; part: string; expression: string }>((tie) => ({
  block: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...texts),
    fc.constantFrom(...references),
    fc.tuple(tie('expression'), tie('block'), tie('block')).map(([condition, then, otherwise]) => `#if(${condition})${then}#{else}${otherwise}#{end}`),
    fc.tuple(fc.constantFrom('x', 'y', 'm.k', 'l[0]'), tie('expression')).map(([target, value]) => `#set($${target} = ${value})\n`),
    fc.tuple(fc.constantFrom('$l', '$m', '[1..3]', '$m.entrySet()', '$nothing'), tie('block')).map(([items, body]) => `#foreach($i in ${items})${body}#{end}`),
    fc.tuple(fc.constantFrom('a', 'b'), tie('block')).map(([name, body]) => `#macro(${name} $p)${body}$p#{end}`),
    fc.tuple(fc.constantFrom('a', 'b'), tie('expression')).map(([name, value]) => `#${name}(${value.startsWith('!') || value.includes(' ') ? '$x' : value})`),
    tie('block').map((body) => `#define($d)${body}#{end}`),
    fc.constantFrom('#break', '#stop', "#evaluate('$x')", '#evaluate("#if($x)$x#end")'),
  ),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...references),
    fc.constantFrom('1', '-2', '1.5', 'true', 'false', "'text'", '"in $x side"', '[1, "a", $x]', '{"k": $x}', '10000000000', '""'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'), tie('expression'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie('expression').map((value) => `!(${value})`),
  ),
})).block

/** Gives the variables that random templates speak of a value. */
export const setUp = "#set($x = 'abc')#set($m = {'k': 'v'})#set($l = ['p', 2])"
